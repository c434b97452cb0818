// Forms of elements, with a script: rows in place, a search for what a relation leads to, and a word before typed things are lost.

for (const form of document.querySelectorAll("form[data-edit]")) enhance(form);

function enhance(form) {
  let isTouched = form.querySelector(".problems") !== null, isSending = false;
  form.addEventListener("input", () => { isTouched = true; });
  form.addEventListener("submit", () => { isSending = true; });
  addEventListener("beforeunload", (event) => { if (isTouched && !isSending) event.preventDefault(); });
  addEventListener("pageshow", () => { isSending = false; });
  form.querySelectorAll("input[data-kinds]").forEach(searchable);

  for (const group of form.querySelectorAll(".relation-group")) {
    const button = group.querySelector(".relation-add button"), pattern = group.querySelector(":scope > template"), rows = group.querySelector(".relation-rows");
    if (!button || !pattern || !rows) continue;
    button.addEventListener("click", (event) => {
      event.preventDefault();
      const row = pattern.content.firstElementChild.cloneNode(true);
      number(row, next(rows));
      rows.append(row);
      rows.querySelectorAll(".relation-set").forEach((set) => { set.hidden = false; });
      row.querySelectorAll("input[data-kinds]").forEach(searchable);
      row.querySelector("input[type=text]")?.focus();
      isTouched = true;
    });
  }
}

// The rows of a relation are numbered in the names of their fields: r.stored-on.2.to
function next(rows) {
  const numbers = [...rows.querySelectorAll("[name$='.to']")].map(({ name }) => Number(name.match(/\.(\d+)\.to$/)?.[1] ?? -1));
  return Math.max(-1, ...numbers) + 1;
}

function number(row, index) {
  const parts = [row, ...row.querySelectorAll("*")];
  for (const part of parts) {
    for (const attribute of ["id", "name", "for", "aria-describedby"]) {
      const value = part.getAttribute(attribute);
      if (value) part.setAttribute(attribute, value.replace(/\.9999\./g, `.${index}.`).replace(/\.9999$/, `.${index}`));
    }
  }
  const label = row.querySelector("label");
  if (label) label.textContent = label.textContent.replace(/– \+$/, `– ${index + 1}`);
}

// Lists that are too long to be sent are searched as one types.
function searchable(field) {
  if (field.hasAttribute("list")) return;
  const list = document.createElement("datalist");
  list.id = `found-${field.id}`;
  field.after(list);
  field.setAttribute("list", list.id);
  const source = location.pathname.replace(/^(\/w\/[^/]+)\/.*$/, "$1/search.json");
  let timer = 0, asked = null;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });

  async function ask() {
    const text = field.value.trim();
    asked?.abort();
    if (text.length < 2) return;
    asked = new AbortController();
    try {
      const query = new URLSearchParams({ q: text, kinds: field.dataset.kinds });
      const answer = await fetch(`${source}?${query}`, { credentials: "same-origin", signal: asked.signal, headers: { accept: "application/json" } });
      if (!answer.ok) return;
      const { results } = await answer.json();
      list.replaceChildren(...results.map(({ id, name }) => Object.assign(document.createElement("option"), { value: id, textContent: name })));
    } catch (problem) {
      // What is typed is resolved by the server too; a search that fails takes nothing away.
      if (problem.name !== "AbortError") list.replaceChildren();
    }
  }
}

// The search of the head, as one types: a list of elements under the field (ARIA combobox). Without it, the form leads to the list of elements.

const field = document.getElementById("search");
const form = field?.closest("form.search");
if (form) enhance(form, field);

function enhance(form, field) {
  const source = form.action.replace(/chart$/, "search.json");
  const list = Object.assign(document.createElement("ul"), { id: "search-list", className: "suggestions", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.querySelector("label").textContent);
  const said = Object.assign(document.createElement("p"), { className: "hidden" });
  said.setAttribute("role", "status");
  form.append(list, said);
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", list.id], ["aria-autocomplete", "list"]]) field.setAttribute(name, value);

  let results = [], chosen = -1, timer = 0, asked = null;

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && results.length) {
      event.preventDefault();
      open();
      choose((chosen + step + results.length + (chosen < 0 && step < 0 ? 1 : 0)) % results.length);
    } else if (event.key === "Enter" && chosen >= 0 && !list.hidden) {
      event.preventDefault();
      location.assign(results[chosen].url);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  field.addEventListener("blur", () => setTimeout(close, 150));
  field.addEventListener("focus", () => { if (results.length && field.value.trim()) open(); });

  async function ask() {
    const text = field.value.trim();
    asked?.abort();
    if (text.length < 2) return show([]);
    asked = new AbortController();
    try {
      const answer = await fetch(`${source}?q=${encodeURIComponent(text)}`, { credentials: "same-origin", signal: asked.signal, headers: { accept: "application/json" } });
      if (answer.ok) show((await answer.json()).results);
    } catch (problem) {
      // The form still works; an answer that came too late is nobody's.
      if (problem.name !== "AbortError") show([]);
    }
  }

  function show(found) {
    results = found.filter(({ url }) => /^\/(?!\/)/.test(url));
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    list.replaceChildren(...results.map(option));
    said.textContent = results.length ? `${results.length}` : "";
    results.length && document.activeElement === field ? open() : close();
  }

  function option(result, i) {
    const item = Object.assign(document.createElement("li"), { id: `search-${i}` });
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const link = item.appendChild(Object.assign(document.createElement("a"), { href: result.url, tabIndex: -1, textContent: result.name }));
    link.append(Object.assign(document.createElement("small"), { textContent: [result.what, result.statusWord].filter(Boolean).join(" · ") }));
    item.addEventListener("pointerdown", (event) => event.preventDefault());
    return item;
  }

  function choose(i) {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = i;
    list.children[i].setAttribute("aria-selected", "true");
    list.children[i].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", `search-${i}`);
  }

  function open() {
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
  }

  function close() {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    chosen = -1;
  }
}

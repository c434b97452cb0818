// What pages do better with a script; without it, everything still works.

const menus = () => document.querySelectorAll("details.pop[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});

// After a refused form, what is wrong is read first.
document.querySelector(".problems")?.focus();

// An impatient second click does not send a form twice.
const sentAt = new WeakMap();
document.addEventListener("submit", (event) => {
  if (event.target.getAttribute("method") !== "post") return;
  if (event.timeStamp - (sentAt.get(event.target) ?? -Infinity) < 3000) event.preventDefault();
  else sentAt.set(event.target, event.timeStamp);
});

// Conveniences only: every page works without this file.

const editable = (element) => Boolean(element?.closest("input, textarea, select, [contenteditable]"));

// "/" goes to the search field, as its hint says.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || editable(document.activeElement)) return;
  const search = document.querySelector("[data-search]");
  if (!search) return;
  event.preventDefault();
  const toggle = document.querySelector(".nav-toggle");
  if (toggle && search.offsetParent === null) toggle.open = true;
  search.focus();
  search.select();
});

// Escape closes an open menu and gives the focus back; so does a click beside it.
const openMenus = () => document.querySelectorAll("details.menu[open]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target) && !menu.matches(".nav-toggle")) menu.open = false;
});

// A form is sent once. The server's request key is what protects; this only spares the second page.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "true";
  const button = event.submitter;
  // Later than the event, or the pressed button's own value would be left out.
  setTimeout(() => {
    if (!button) return;
    button.setAttribute("aria-disabled", "true");
    if (button.dataset.busy) button.textContent = button.dataset.busy;
  });
});

// Coming back to a page from the browser's memory finds its forms usable again.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
});

// Choosing in a filter with the pointer applies it. With arrow keys each step would count as a choice, so there the Apply button does.
let byKey = false;
document.addEventListener("keydown", () => { byKey = true; }, true);
document.addEventListener("pointerdown", () => { byKey = false; }, true);
document.addEventListener("change", (event) => {
  if (!byKey && event.target.matches(".filters select")) event.target.form.requestSubmit();
});

// A copy button beside what people read out on the telephone or type elsewhere. After a heading it stands outside, so that its name stays its own.
const copied = Object.assign(document.createElement("p"), { className: "said-only", role: "status" });
for (const source of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  if (!copied.isConnected) document.body.append(copied);
  const text = source.dataset.copy || source.textContent.trim();
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy ${text}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
      copied.textContent = `Copied ${text}`;
      setTimeout(() => { button.textContent = "Copy"; copied.textContent = ""; }, 4000);
    } catch {
      getSelection().selectAllChildren(source);
    }
  });
  if (source.matches("h1")) source.parentElement.append(button);
  else source.after(" ", button);
}

// Splitting a credit: the server works the sums out again while ticks and amounts change. Without script the Recalculate button does.
for (const form of document.querySelectorAll("form[data-recalculate]")) {
  const rows = () => [...form.querySelectorAll("[data-split]")].map((row) => ({
    invoice: row.dataset.split, tick: row.querySelector("[type=checkbox]"), amount: row.querySelector("[inputmode]"),
  }));
  let turn = 0, timer;
  const recalculate = async () => {
    const mine = ++turn;
    const url = new URL(form.action);
    for (const { invoice, tick, amount } of rows()) if (tick.checked) url.searchParams.append("split", `${invoice}:${amount.value}`);
    if (!url.search) url.searchParams.append("split", ":");
    const answer = await fetch(url);
    if (!answer.ok || mine !== turn) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const sums = document.getElementById(form.dataset.recalculate);
    sums.replaceChildren(...page.getElementById(sums.id).childNodes);
    for (const { invoice, amount } of rows()) {
      const other = page.querySelector(`[data-split="${invoice}"] [inputmode]`);
      if (amount !== document.activeElement && other) amount.value = other.value;
    }
  };
  form.addEventListener("input", ({ target }) => {
    const row = rows().find(({ tick, amount }) => tick === target || amount === target);
    if (!row) return;
    if (target === row.amount) row.tick.checked = row.amount.value.trim() !== "";
    else if (!row.tick.checked) row.amount.value = "";
    clearTimeout(timer);
    timer = setTimeout(recalculate, 250);
  });
}

// A link from the error summary puts the cursor into the field, not only the page beside it.
const summary = document.querySelector(".error-summary");
if (summary) {
  summary.focus();
  summary.addEventListener("click", (event) => {
    const field = document.getElementById(event.target.hash?.slice(1) ?? "");
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.scrollIntoView({ block: "center" });
  });
}

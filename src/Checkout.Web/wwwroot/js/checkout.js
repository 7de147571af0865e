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
  if ((event.submitter?.formMethod || form.method) !== "post" || event.defaultPrevented) return;
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

// Choosing in a filter with the pointer applies it. With the keyboard each step would count as a choice, so there the Apply button comes back.
let byKey = false;
document.addEventListener("keydown", () => { byKey = true; }, true);
document.addEventListener("pointerdown", () => { byKey = false; }, true);
for (const form of document.querySelectorAll(".filters:has(.apply)")) form.classList.add("live");
document.addEventListener("change", ({ target }) => {
  if (!target.matches(".filters :is(select, [type=checkbox], .beside input)")) return;
  if (byKey) target.form.querySelector(".apply")?.classList.add("needed");
  else target.form.requestSubmit();
});

// A list's bar says how many rows are selected and what they come to, and is out of the way while none is.
const bar = document.getElementById("pick");
const picks = [...document.querySelectorAll("[name=pick][form=pick]")];
if (bar && picks.length > 0) {
  const all = Object.assign(document.createElement("input"), { type: "checkbox" });
  all.setAttribute("aria-label", "Select all on this page");
  document.querySelector("thead .pick").append(all);
  const locale = bar.dataset.locale || undefined;
  const say = () => {
    const chosen = picks.filter((pick) => pick.checked), sums = {};
    for (const { dataset: { currency, amount } } of chosen) if (currency) sums[currency] = (sums[currency] ?? 0) + Number(amount);
    const money = Object.entries(sums).map(([currency, sum]) => sum.toLocaleString(locale, { style: "currency", currency }));
    bar.hidden = chosen.length === 0;
    bar.querySelector("[data-picked]").textContent = [`${chosen.length.toLocaleString(locale)} selected`, ...money].join(", ");
    all.checked = chosen.length === picks.length;
    all.indeterminate = chosen.length > 0 && !all.checked;
  };
  all.addEventListener("change", () => { for (const pick of picks) pick.checked = all.checked; say(); });
  for (const pick of picks) pick.addEventListener("change", say);
  // A browser that comes back may have kept the selection.
  window.addEventListener("pageshow", say);
  say();
}

// A copy button beside what people read out on the telephone or type elsewhere. After a heading it stands outside, so that its name stays its own.
const drawing = (path) => new DOMParser().parseFromString(`<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`, "image/svg+xml").documentElement;
const copySign = () => drawing(`<path d="M5.75 5.75h8.5v8.5h-8.5z"/><path d="M3 10.25H1.75v-8.5h8.5V3"/>`), doneSign = () => drawing(`<path d="m3 8.5 3.25 3.25L13 4.75"/>`);
const copied = Object.assign(document.createElement("p"), { className: "said-only", role: "status" });
for (const source of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  if (!copied.isConnected) document.body.append(copied);
  const text = source.dataset.copy || source.textContent.trim();
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.append(copySign());
  button.title = "Copy";
  button.setAttribute("aria-label", `Copy ${text}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.replaceChildren(doneSign());
      copied.textContent = `Copied ${text}`;
      setTimeout(() => { button.replaceChildren(copySign()); copied.textContent = ""; }, 4000);
    } catch {
      getSelection().selectAllChildren(source);
    }
  });
  if (source.matches("h1")) source.parentElement.append(button);
  else source.after(" ", button);
}

// Parts of a page are asked of the account that it was shown for. After a switch in another tab they say so, and lead back.
const ask = async (url, headers, signal) => {
  const { account } = document.body.dataset;
  const answer = await fetch(url, { headers: { ...headers, "X-Account": encodeURIComponent(account) }, signal });
  if (answer.status !== 409 || document.querySelector(".flash.elsewhere")) return answer;
  const note = document.createElement("div");
  note.className = "flash elsewhere";
  note.dataset.tone = "attention";
  note.setAttribute("role", "alert");
  const back = new URL(url, location.href);
  back.searchParams.set("account", account);
  const text = document.createElement("p");
  text.append("You have switched to another account in another tab, so the figures on this page are no longer updated. ",
    Object.assign(document.createElement("a"), { href: back.href, textContent: `Continue as ${account}` }));
  note.append(text);
  document.getElementById("main").prepend(note);
  note.scrollIntoView({ block: "nearest" });
  return answer;
};

// On a telephone the parts of a long page are folded under their headings, and a link to one opens it.
if (matchMedia("(width < 40rem)").matches) {
  for (const section of document.querySelectorAll("[data-fold]")) {
    const fold = document.createElement("details");
    fold.className = "fold";
    fold.append(document.createElement("summary"), ...section.childNodes);
    fold.firstChild.append(fold.querySelector("h2"));
    section.append(fold);
  }
  const reveal = () => document.getElementById(location.hash.slice(1))?.closest(".fold")?.setAttribute("open", "");
  addEventListener("hashchange", reveal);
  reveal();
}

// Splitting a credit: the server works the sums out again while selection and amounts change. Without script the Recalculate button does.
for (const form of document.querySelectorAll("form[data-recalculate]")) {
  const rows = () => [...form.querySelectorAll("[data-split]")].map((row) => ({
    invoice: row.dataset.split, tick: row.querySelector("[type=checkbox]"), amount: row.querySelector("[inputmode]"),
  }));
  let turn = 0, timer;
  const recalculate = async () => {
    const mine = ++turn;
    const url = new URL(form.action);
    for (const { invoice, tick, amount } of rows()) if (tick.checked) url.searchParams.append("split", `${invoice}:${amount.value}`);
    if (!url.searchParams.has("split")) url.searchParams.append("split", ":");
    for (const choice of form.querySelectorAll("[data-choice]")) if (choice.type === "hidden" || choice.checked) url.searchParams.append(choice.dataset.choice, choice.value);
    const answer = await ask(url);
    if (!answer.ok || mine !== turn) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const sums = document.getElementById(form.dataset.recalculate);
    for (const place of [sums, ...form.querySelectorAll("[data-swap]")]) place.replaceChildren(...page.getElementById(place.id).childNodes);
    // What was wrong and is mended says so no longer.
    document.querySelector(".error-summary")?.remove();
    for (const { invoice, amount } of rows()) {
      const other = page.querySelector(`[data-split="${invoice}"] [inputmode]`);
      if (!other) continue;
      if (amount !== document.activeElement) amount.value = other.value;
      amount.parentElement.querySelector(".error")?.remove();
      const error = other.parentElement.querySelector(".error");
      if (error) amount.after(error);
      for (const name of ["aria-invalid", "aria-describedby"]) {
        if (other.hasAttribute(name)) amount.setAttribute(name, other.getAttribute(name));
        else amount.removeAttribute(name);
      }
    }
  };
  form.addEventListener("input", ({ target }) => {
    const row = rows().find(({ tick, amount }) => tick === target || amount === target);
    if (!row && !target.matches("[data-choice]")) return;
    if (row && target === row.amount) row.tick.checked = row.amount.value.trim() !== "";
    else if (row && !row.tick.checked) row.amount.value = "";
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

// An address form speaks the words of the chosen country: ZIP code or postcode, state or province, which of them are needed.
for (const address of document.querySelectorAll("[data-address-forms]")) {
  const forms = JSON.parse(address.dataset.addressForms);
  const field = (name) => address.querySelector(`[name$="${name}"]`);
  const say = (control, word, optional) => {
    const label = address.querySelector(`label[for="${control.id}"]`);
    label.textContent = word;
    if (optional) label.append(" ", Object.assign(document.createElement("small"), { textContent: "(optional)" }));
  };
  field("Country").addEventListener("change", (event) => {
    const [postal, needed, example, region, use, regions] = forms[event.target.value] ?? ["Postal code", false, "", "State, province or region", "Optional", null];
    say(field("PostalCode"), postal, !needed);
    field("PostalCode").placeholder = example ?? "";
    say(field("Region"), region, use !== "Required");
    if (regions) field("Region").setAttribute("list", regions);
    else field("Region").removeAttribute("list");
    // What was a state there is none here.
    if (use === "Unused") field("Region").value = "";
  });
}

// Prices while typing: the page itself is asked for the new figures, and only what they stand in is replaced, never a field. The address
// follows, so that a reload, the back button and a colleague find the same selection.
const live = document.querySelector("form[data-live]");
if (live) {
  let waiting, asking;
  const address = () => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(live)) if (value !== "") fields.set(name, value);
    return `${live.dataset.live}${fields.size > 0 ? "?" : ""}${fields}`;
  };
  const announce = (said) => { live.querySelector("[data-announce]").textContent = said; };
  const swap = (page) => {
    for (const place of live.querySelectorAll("[data-swap]")) {
      const fresh = page.getElementById(place.id);
      if (!fresh || fresh.innerHTML === place.innerHTML) continue;
      const open = place.querySelector("details[open]:first-of-type") !== null;
      const focused = place.contains(document.activeElement);
      if (focused) continue;
      place.replaceChildren(...fresh.childNodes);
      if (open) place.querySelector("details")?.setAttribute("open", "");
    }
    for (const field of live.querySelectorAll("input[id]")) {
      const invalid = page.getElementById(field.id)?.getAttribute("aria-invalid");
      if (invalid) field.setAttribute("aria-invalid", invalid);
      else field.removeAttribute("aria-invalid");
    }
  };
  const update = async () => {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    const url = address();
    history.replaceState(history.state, "", url);
    try {
      const answer = await ask(url, { "X-Part": "selection" }, signal);
      if (answer.redirected) return announce("Your session has ended. Reload the page to sign in again: what you typed is kept.");
      if (!answer.ok) return announce("The prices could not be updated. Press Update prices to try again.");
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (signal.aborted) return;
      swap(page);
      announce(page.querySelector("[data-say]")?.dataset.say ?? "");
    } catch (error) {
      if (error.name !== "AbortError") announce("The prices could not be updated. Press Update prices to try again.");
    }
  };
  live.addEventListener("input", (event) => {
    if (event.target.type === "search") return;
    clearTimeout(waiting);
    waiting = setTimeout(update, 200);
  });
  // Another contract is another list of products.
  live.querySelector("select[name=contract]")?.addEventListener("change", () => { if (!byKey) location.assign(address()); });
}

// A long download says how far it is and can be stopped. Whatever is no file (a refusal, the sign-in page) is opened as the page that it is.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-download]");
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  link.closest("details")?.removeAttribute("open");
  download(link.href);
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  // Its other buttons lead to pages.
  if (!form.matches("form[data-download]") || event.submitter?.hasAttribute("formaction") || event.defaultPrevented) return;
  const address = new URL(form.action);
  address.search = new URLSearchParams(new FormData(form)).toString();
  event.preventDefault();
  download(address.href);
});

async function download(address) {
  const stop = new AbortController();
  const note = progressNote(() => stop.abort());
  try {
    const answer = await fetch(address, { signal: stop.signal });
    const disposition = answer.headers.get("Content-Disposition") ?? "";
    if (!answer.ok || !disposition.startsWith("attachment")) return location.assign(address);
    const name = fileName(disposition);
    const all = Number(answer.headers.get("X-Documents"));
    const reader = answer.body.getReader();
    const parts = [];
    for (let size = 0, files = 0, said = 0; ;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      size += value.length;
      if (all) files += filesIn(value);
      // Twice a second is as much as anybody reads, or hears.
      if (performance.now() - said < 500) continue;
      said = performance.now();
      note.say(all ? `Document ${Math.min(files, all)} of ${all}` : `${name}: ${(size / 1e6).toFixed(1)} MB so far`, all ? files / all : undefined);
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(parts, { type: answer.headers.get("Content-Type") ?? "" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    note.end(`${name} is downloaded.`);
  } catch {
    if (stop.signal.aborted) note.remove();
    else note.end("The download was interrupted and nothing was saved. Please try again.", "over");
  }
}

function fileName(disposition) {
  const named = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? /filename="?([^";]+)"?/i.exec(disposition);
  return named ? decodeURIComponent(named[1]) : "download";
}

// Each file of an archive begins with these four bytes.
function filesIn(bytes) {
  let found = 0;
  for (let at = bytes.indexOf(80); at >= 0; at = bytes.indexOf(80, at + 1)) {
    if (bytes[at + 1] === 75 && bytes[at + 2] === 3 && bytes[at + 3] === 4) found++;
  }
  return found;
}

function progressNote(stopped) {
  document.querySelector(".flash.download")?.remove();
  const note = document.createElement("div");
  note.className = "flash download";
  note.dataset.tone = "waiting";
  const text = document.createElement("p");
  text.setAttribute("role", "status");
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", "Download");
  const stop = document.createElement("button");
  stop.type = "button";
  stop.className = "button quiet";
  stop.textContent = "Stop";
  stop.addEventListener("click", stopped);
  note.append(text, bar, stop);
  document.getElementById("main").prepend(note);
  text.textContent = "Preparing the file";
  return {
    say(words, part) {
      text.textContent = words;
      if (part !== undefined) bar.value = part;
    },
    end(words, tone = "good") {
      bar.remove();
      stop.remove();
      text.textContent = words;
      note.dataset.tone = tone;
    },
    remove: () => note.remove(),
  };
}

// Passkeys. The server asks (options with a challenge), the browser and its owner answer, and the answer goes into the form, which is sent as any other.
const passkeyForms = window.PublicKeyCredential?.parseRequestOptionsFromJSON ? [...document.querySelectorAll("form[data-passkey]")] : [];
let offering, chosen;
const askPasskey = async (form, mediation) => {
  const token = form.querySelector("[name=__RequestVerificationToken]").value;
  const answer = await fetch(form.dataset.passkey, { method: "POST", headers: { RequestVerificationToken: token } });
  if (!answer.ok) throw new Error(String(answer.status));
  const options = await answer.json();
  if (mediation && chosen) return;
  offering?.abort();
  const credential = form.dataset.makes
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options), mediation, signal: (offering = new AbortController()).signal,
      });
  form.querySelector("[name$=Credential]").value = JSON.stringify(credential);
  form.submit();
};
for (const form of passkeyForms) {
  form.addEventListener("submit", async (event) => {
    const named = form.querySelector("[name=Name]");
    if (named && !named.value.trim()) return;
    event.preventDefault();
    chosen = true;
    const said = form.querySelector("[role=alert]");
    said.hidden = true;
    try {
      await askPasskey(form);
    } catch (error) {
      if (error.name === "AbortError") return;
      said.textContent = error.name === "InvalidStateError" ? "This device already has a passkey for this portal."
        : "No passkey came. You may have closed the window, or none is on this device. Try again, or choose another way.";
      said.hidden = false;
    }
  });
}

// The field for the address offers passkeys as it offers addresses.
const offers = passkeyForms.find((form) => form.dataset.offers);
if (offers && await PublicKeyCredential.isConditionalMediationAvailable?.()) askPasskey(offers, "conditional").catch(() => {});

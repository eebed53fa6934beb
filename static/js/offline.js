/* The page that works with no line: what waits, what is next, and the form of the log. All of it for one person. */
(async () => {
  const words = document.currentScript.dataset;
  const at = (id) => document.getElementById(id);
  const here = new URLSearchParams(location.search);
  const me = await waiting.get("me");
  if (!me) {
    at("nobody").hidden = false;
    return;
  }

  const said = waiting.said;
  const day = (when, more = {}) => new Date(when).toLocaleDateString(document.documentElement.lang.replace(/^en$/, "en-GB"), { day: "numeric", month: "long", ...more });
  const copy = (id) => at(id).content.firstElementChild.cloneNode(true);
  const make = (tag, fields = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), fields);
    made.append(...inside);
    return made;
  };
  const tick = (pk, name, checked) =>
    make("label", {}, make("input", { type: "checkbox", name: "people", value: pk, checked }), " ", make("span", { textContent: name }));
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);

  async function entries() {
    const mine = await waiting.of(me), open = waiting.open(mine);
    at("entries").replaceChildren(...mine.map(entry));
    at("none").hidden = mine.length > 0;
    at("entry-actions").hidden = !open.length;
    at("status").textContent = open.length ? `${words.waiting} (${open.length})` : "";
    at("leaving").hidden = !(here.has("leaving") && open.length);
    await safe();
  }

  function entry(each) {
    const card = copy("entry"), [link, mend, gone] = card.querySelectorAll(".actions > *");
    card.querySelector("h3").textContent = each.title;
    const tag = card.querySelector(".tag");
    tag.textContent = words[each.state];
    tag.classList.add({ sent: "ok", needs: "warn", waiting: "plain" }[each.state]);
    card.querySelector("ul").replaceChildren(...(each.said || []).map((one) => make("li", { textContent: one })));
    link.hidden = !each.url;
    if (each.url) link.href = each.url;
    gone.hidden = each.state === "sent";
    mend.hidden = each.state !== "needs" || each.taken || each.stands;
    gone.onclick = () => confirm(words.sure) && waiting.remove(each.id).then(entries);
    mend.onclick = () => rewrite(each, card);
    const typed = card.querySelector("details");
    typed.hidden = each.state !== "needs" || !each.stands;
    typed.querySelector("p").textContent = said(each, "text") || said(each, "summary") || "";
    return card;
  }

  async function send() {
    const state = await waiting.send();
    at("sign-in").hidden = state !== "sign in";
    at("other").hidden = state !== "other";
    const busy = [...document.querySelectorAll("form")].some((form) => form.instead && at("entries").contains(form));
    if (!busy) await entries();
  }

  /* ``extra``: what the form itself does not say. What is put right goes out under its own key again. */
  async function keep(form, title, extra, chosen = []) {
    const old = form.instead, ours = new Set(extra.map(([name]) => name));
    const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "key" && !ours.has(name));
    const rest = old ? old.fields.filter(([name]) => name !== "key" && !ours.has(name) && !form.elements[name]) : [];
    fields.push(...rest, ...extra, ["key", old ? old.key : crypto.randomUUID()]);
    const button = form.querySelector("button:not([type=button])"), pictures = [...chosen];
    button.disabled = true;
    try {
      const small = await photos.all(pictures);
      if (old) await waiting.mend(old, title, fields, small);
      else await waiting.add(me, title, fields, small);
      leave(form);
    } finally {
      button.disabled = false;
    }
    await entries();
    at("entries-title").scrollIntoView();
    send();  // not waited for: a bad line takes its time, and the next one can be written meanwhile
  }

  function leave(form) {
    form.reset();
    form.instead = null;
    form.querySelectorAll("[data-mending]").forEach((each) => { each.hidden = true; });
    wrong(form, {});
  }

  /* What the product says of a field stands beside it. */
  function wrong(form, named) {
    form.querySelectorAll("[data-wrong]").forEach((each) => each.remove());
    form.querySelectorAll(".wrong").forEach((each) => each.classList.remove("wrong"));
    form.querySelectorAll("[aria-invalid]").forEach((each) => each.removeAttribute("aria-invalid"));
    for (const [name, sentences] of Object.entries(named || {})) {
      const field = form.querySelector(`[name="${CSS.escape(name)}"]`), place = field && field.closest(".field");
      if (!place) continue;
      const box = make("div", { className: "error", id: `${form.id || "plan"}-${name}-wrong` }, ...sentences.map((each) => make("p", { textContent: each })));
      box.dataset.wrong = "";
      place.classList.add("wrong");
      place.querySelector("label, legend").after(box);
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", box.id);
    }
  }

  function fill(form, each) {
    form.reset();
    const session = form.id === "note-form" && at("note-session");
    if (form.elements.partnership) form.elements.partnership.value = said(each, "partnership");
    if (session) {
      const where = `${said(each, "partnership")}:${said(each, "part")}`;
      if (![...session.options].some((one) => one.value === where)) session.append(new Option(each.title, where));
      session.value = where;
    }
    if (form.id === "log-form") people();
    form.querySelectorAll("[type=checkbox]").forEach((field) => { field.checked = false; });
    for (const [name, value] of each.fields) {
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (field.type === "checkbox" || field.type === "radio") field.checked ||= field.value === String(value);
        else if (field.type !== "hidden" && name !== "partnership") field.value = value;
      }
    }
    form.instead = each;
    form.querySelectorAll("[data-mending]").forEach((one) => {
      one.hidden = false;
      one.querySelector("button").onclick = () => { leave(form); entries(); };
    });
    wrong(form, each.wrong);
    form.querySelectorAll("details").forEach((fold) => { fold.open = true; });
    if (form.closest("details")) form.closest("details").open = true;
  }

  /* Back into its form: what was refused is put right where it stands. */
  function rewrite(each, card) {
    const kind = said(each, "kind");
    let form = { log: at("log-form"), reflection: at("reflection-form"), note: at("note-form") }[kind];
    if (kind === "hold") {
      const known = kept.plans.find((one) => String(one.id) === String(said(each, "activity")));
      const its = plan(known || { id: said(each, "activity"), version: said(each, "version"), title: each.title, on: said(each, "on"), partnerships: [], people: [] }, each);
      form = its.querySelector("form");
      card.append(form);
    }
    if (each.safe) at("safe-part").hidden = at("safe-forms").hidden = false;
    fill(form, each);
    form.scrollIntoView();
    (form.querySelector("[aria-invalid]") || form.querySelector("input:not([type=hidden]), select, textarea")).focus({ preventScroll: true });
  }

  await waiting.pack().catch(() => null);
  const kept = { partnerships: [], plans: [], spaces: [], sessions: [], ...await waiting.get(`pack-${me}`) };

  function people() {
    const form = at("log-form"), one = kept.partnerships.find((each) => String(each.id) === form.elements.partnership.value);
    if (!one) return;
    const cities = form.elements.city;
    cities.replaceChildren(cities.options[0], ...one.cities.map(([pk, name]) => new Option(name, pk)));
    const groups = one.people.flatMap(([group, who]) =>
      [make("p", { className: "small muted", textContent: group }), make("div", {}, ...who.map(([pk, name]) => tick(pk, name, false)))]);
    const place = form.querySelector("[data-people] fieldset");
    place.replaceChildren(place.querySelector("legend"), ...groups);
  }

  function logForm() {
    const form = at("log-form");
    if (!kept.partnerships.length) return;
    at("log-part").hidden = false;
    form.elements.partnership.replaceChildren(...kept.partnerships.map((each) => new Option(each.title, each.id)));
    form.elements.on.value = today();
    form.elements.partnership.onchange = people;
    people();
    form.onsubmit = async (event) => {
      event.preventDefault();
      if (!form.elements.instrument.value || !form.elements.on.value) {
        form.elements[form.elements.on.value ? "instrument" : "on"].focus();
        at("status").textContent = words.what;
        return;
      }
      const what = form.elements.instrument.selectedOptions[0].textContent;
      await keep(form, form.elements.title.value || `${what}, ${form.elements.on.value}`, [["kind", "log"], ...where(form)], at("log-photos").files);
      form.elements.on.value = today();
      people();
    };
  }

  /* One entry may be about several partnerships: those are left as they were, unless another is chosen. */
  function where(form) {
    const chosen = form.elements.partnership.value, before = form.instead ? form.instead.fields.filter(([name]) => name === "partnership") : [];
    return before.length > 1 && String(before[0][1]) === chosen ? before : [["partnership", chosen]];
  }

  function plan(each, instead) {
    const card = copy("plan"), form = card.querySelector("form");
    card.querySelector("h3").textContent = each.title;
    card.querySelector("p").textContent = [day(`${each.on}T12:00`, { year: "numeric" }), each.place, ...each.partnerships].filter(Boolean).join(" · ");
    form.querySelector("fieldset > div").replaceChildren(...each.people.map(([pk, name]) => tick(pk, name, true)));
    form.elements.on.value = each.on;
    form.onsubmit = async (event) => {
      event.preventDefault();
      const extra = [["kind", "hold"], ["activity", each.id], ["version", each.version]];
      if (!instead) card.remove();
      await keep(form, each.title, extra, form.querySelector("[type=file]").files);
    };
    return card;
  }

  async function plans() {
    const told = (await waiting.of(me)).flatMap((each) => each.fields.filter(([name]) => name === "activity").map(([, value]) => String(value)));
    const open = kept.plans.filter((each) => !told.includes(String(each.id)));
    at("plans-part").hidden = false;
    at("no-plans").hidden = open.length > 0;
    at("plans").replaceChildren(...open.map(plan));
  }

  /* Texts of the safe space are in no file: who finds it could read it. */
  async function save() {
    const open = waiting.open(await waiting.of(me)), plain = open.filter((each) => !each.safe);
    if (plain.length) {
      const url = URL.createObjectURL(await files.written(me, plain));
      make("a", { href: url, download: `log-${today()}.json` }).click();
      URL.revokeObjectURL(url);
    }
    if (plain.length < open.length) at("status").textContent = words.left;
  }

  async function bring(event) {
    const [chosen] = event.target.files;
    if (!chosen) return;
    let told = words.nofile;
    try {
      let came = 0;
      const found = await files.read(me, chosen);
      for (const each of found) came += await waiting.bring(me, each) ? 1 : 0;
      told = `${words.back} ${came}. ${words.already} ${found.length - came}.`;
    } catch (fault) {
      if (fault.message === "other") told = words.another;
    }
    event.target.value = "";
    await send();
    at("brought").textContent = told;
  }

  async function removeAll() {
    if (!confirm(words.sure)) return;
    for (const each of waiting.open(await waiting.of(me))) await waiting.remove(each.id);
    await entries();
    await plans();
  }

  /* The safe space on this phone: nothing of it waits here before its owner has said whose phone it is. */
  async function safe() {
    const mine = await waiting.mine(me), open = waiting.open(await waiting.of(me)).filter((each) => each.safe);
    at("safe-part").hidden = !kept.spaces.length && !open.length;
    at("not-mine").hidden = mine;
    at("is-mine").hidden = !mine;
    at("safe-forms").hidden = !mine && ![at("reflection-form"), at("note-form")].some((form) => form.instead);
    if (!open.length) at("mine-leaving").hidden = true;
  }

  async function disclaim() {
    if (waiting.open(await waiting.of(me)).some((each) => each.safe)) at("mine-leaving").hidden = false;
    else await waiting.disclaim(me);
    await safe();
  }

  async function sendThem() {
    await send();
    await disclaim();
    if (!at("mine-leaving").hidden) at("mine-status").textContent = words.unsent;
  }

  async function deleteThem() {
    if (!confirm(words.sure)) return;
    for (const each of waiting.open(await waiting.of(me))) if (each.safe) await waiting.remove(each.id);
    await waiting.disclaim(me);
    await entries();
  }

  function written(form, kind, where) {
    form.onsubmit = async (event) => {
      event.preventDefault();
      if (!form.elements.text.value.trim()) return form.elements.text.focus();
      return keep(form, `${words[kind]}, ${day(form.instead ? form.instead.at : Date.now())}`, [["kind", kind], ...where()]);
    };
  }

  function safeForms() {
    const text = at("reflection-form"), note = at("note-form"), names = new Map(kept.spaces);
    text.elements.partnership.replaceChildren(...kept.spaces.map(([pk, name]) => new Option(name, pk)));
    at("note-session").replaceChildren(...kept.sessions.map(([space, part, title, on]) =>
      new Option([title, day(`${on}T12:00`, { year: "numeric" }), ...(kept.spaces.length > 1 ? [names.get(space)] : [])].join(" · "), `${space}:${part}`)));
    at("no-sessions").hidden = note.hidden = kept.sessions.length > 0;
    note.hidden = !kept.sessions.length;
    written(text, "reflection", () => [["partnership", text.elements.partnership.value]]);
    written(note, "note", () => {
      const [space, part] = at("note-session").value.split(":");
      return [["partnership", space], ["part", part]];
    });
  }

  at("send").onclick = send;
  at("save").onclick = save;
  at("delete-all").onclick = removeAll;
  at("bring").onchange = bring;
  at("bring-part").hidden = false;
  at("mine-yes").onclick = () => waiting.claim(me).then(safe);
  at("mine-no").onclick = disclaim;
  at("mine-send").onclick = sendThem;
  at("mine-delete").onclick = deleteThem;
  addEventListener("online", send);
  setInterval(send, 10000);
  logForm();
  safeForms();
  await entries();
  await plans();
  await send();
})();

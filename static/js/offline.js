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
  }

  function entry(each) {
    const card = copy("entry"), [link, again, gone] = card.querySelectorAll(".actions > *");
    card.querySelector("h3").textContent = each.title;
    const tag = card.querySelector(".tag");
    tag.textContent = words[each.state];
    tag.classList.add({ sent: "ok", needs: "warn", waiting: "plain" }[each.state]);
    card.querySelector("ul").replaceChildren(...(each.said || []).map((said) => make("li", { textContent: said })));
    link.hidden = !each.url;
    if (each.url) link.href = each.url;
    gone.hidden = each.state === "sent";
    again.hidden = each.state !== "needs" || each.taken || !each.fields.some(([name, value]) => name === "kind" && value === "log");
    gone.onclick = () => confirm(words.sure) && waiting.remove(each.id).then(entries);
    again.onclick = () => rewrite(each);
    return card;
  }

  async function send() {
    const state = await waiting.send();
    at("sign-in").hidden = state !== "sign in";
    at("other").hidden = state !== "other";
    await entries();
  }

  async function keep(form, title, extra, files) {
    const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "key" && name !== "partnership");
    fields.push(["key", crypto.randomUUID()], ...extra);
    const button = form.querySelector("button"), chosen = [...files];
    button.disabled = true;
    try {
      await waiting.add(me, title, fields, await photos.all(chosen));
      form.reset();
    } finally {
      button.disabled = false;
    }
    await entries();
    at("entries-title").scrollIntoView();
    send();  // not waited for: a bad line takes its time, and the next one can be written meanwhile
  }

  /* Back into the form, with a key of its own: what was refused is put right and sent as new. */
  async function rewrite(each) {
    const form = at("log-form");
    form.reset();
    const where = each.fields.find(([name]) => name === "partnership");
    if (where) form.elements.partnership.value = where[1];
    people();
    for (const [name, value] of each.fields) {
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (field.type === "checkbox" || field.type === "radio") field.checked ||= field.value === value || value === "on";
        else if (field.type !== "hidden") field.value = value;
      }
    }
    form.querySelectorAll("details").forEach((fold) => { fold.open = true; });
    form.dataset.instead = each.id;
    form.scrollIntoView();
  }

  await waiting.pack().catch(() => null);
  const kept = await waiting.get(`pack-${me}`) || { partnerships: [], plans: [] };

  function people() {
    const form = at("log-form"), one = kept.partnerships.find((each) => String(each.id) === form.elements.partnership.value);
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
      const extra = [["kind", "log"], ["partnership", form.elements.partnership.value]];
      await keep(form, form.elements.title.value || `${what}, ${form.elements.on.value}`, extra, at("log-photos").files);
      if (form.dataset.instead) await waiting.remove(Number(form.dataset.instead));
      delete form.dataset.instead;
      form.elements.on.value = today();
      people();
      await entries();
    };
  }

  function plan(each) {
    const card = copy("plan"), form = card.querySelector("form");
    card.querySelector("h3").textContent = each.title;
    card.querySelector("p").textContent = [each.on, each.place, ...each.partnerships].filter(Boolean).join(" · ");
    form.querySelector("fieldset > div").replaceChildren(...each.people.map(([pk, name]) => tick(pk, name, true)));
    form.elements.on.value = each.on;
    form.onsubmit = async (event) => {
      event.preventDefault();
      const extra = [["kind", "hold"], ["activity", each.id], ["version", each.version]];
      card.remove();
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

  async function save() {
    const mine = waiting.open(await waiting.of(me)).map(({ title, key, fields, at: when, photos: some }) => ({ title, key, fields, when: new Date(when).toISOString(), photos: some.length }));
    const url = URL.createObjectURL(new Blob([JSON.stringify(mine, null, 1)], { type: "application/json" }));
    make("a", { href: url, download: `log-${today()}.json` }).click();
    URL.revokeObjectURL(url);
  }

  async function removeAll() {
    if (!confirm(words.sure)) return;
    for (const each of waiting.open(await waiting.of(me))) await waiting.remove(each.id);
    await entries();
    await plans();
  }

  at("send").onclick = send;
  at("save").onclick = save;
  at("delete-all").onclick = removeAll;
  addEventListener("online", send);
  setInterval(send, 10000);
  logForm();
  await entries();
  await plans();
  await send();
})();

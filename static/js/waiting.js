/* Entries that wait on this phone, each for its author alone; and how they are sent. Used by pages and by the service worker. */
const waiting = (() => {
  const FRESH = 30 * 60 * 1000, DAY = 24 * 60 * 60 * 1000, SAFE = ["reflection", "note"];
  let opened;

  const done = (asked) => new Promise((well, ill) => {
    asked.onsuccess = () => well(asked.result);
    asked.onerror = () => ill(asked.error);
  });

  function open() {
    if (!opened) {
      const asked = indexedDB.open("mentorship", 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("entries", { keyPath: "id", autoIncrement: true });
        asked.result.createObjectStore("kept");
      };
      opened = done(asked);
    }
    return opened;
  }

  async function store(name, mode = "readwrite") {
    return (await open()).transaction(name, mode).objectStore(name);
  }

  const get = async (name) => done((await store("kept", "readonly")).get(name));
  const put = async (name, value) => done((await store("kept")).put(value, name));
  const drop = async (name) => done((await store("kept")).delete(name));
  const change = async (entry) => done((await store("entries")).put(entry));
  const remove = async (id) => done((await store("entries")).delete(id));

  /* Those of one person, in the order in which they were written. */
  async function of(author) {
    const all = await done((await store("entries", "readonly")).getAll());
    return all.filter((each) => author && each.author === String(author));
  }

  const open_ = (entries) => entries.filter((each) => each.state !== "sent");

  const pictures = (photos) => photos.map((blob) => ({ key: crypto.randomUUID(), blob }));
  const said = (entry, name) => (entry.fields.find((each) => each[0] === name) || [])[1];

  async function soon() {
    const here = self.registration || (navigator.serviceWorker && await navigator.serviceWorker.getRegistration());
    if (here && here.sync) await here.sync.register("send").catch(() => null);
  }

  /* A text of the safe space waits only where its author has said "this phone is mine"; null, and nothing is kept, where they have not. */
  async function add(author, title, fields, photos = []) {
    const entry = { author: String(author), title, fields, photos: pictures(photos), state: "waiting", at: Date.now() };
    entry.key = said(entry, "key");
    entry.safe = SAFE.includes(said(entry, "kind"));
    if (entry.safe && !await mine(author)) return null;
    const known = (await of(author)).find((each) => each.key === entry.key && each.state !== "sent");
    const id = known ? (await change({ ...known, ...entry, id: known.id }), known.id) : await done((await store("entries")).add(entry));
    await soon();
    return id;
  }

  /* What was not taken, put right: the same entry under the same key, at its place in the order. */
  async function mend(entry, title, fields, photos = []) {
    await change({ ...entry, title, fields, photos: [...entry.photos, ...pictures(photos)], state: "waiting", said: [], wrong: {}, url: "" });
    await soon();
  }

  /* An entry from a file: once, whatever is here already. Texts of the safe space are never in one. */
  async function bring(author, entry) {
    if ((await of(author)).some((each) => each.key === entry.key)) return false;
    await done((await store("entries")).add({ ...entry, author: String(author), safe: false, state: "waiting" }));
    return true;
  }

  const mine = async (author) => !!await get(`mine-${author}`);
  const claim = (author) => put(`mine-${author}`, Date.now());
  const disclaim = (author) => drop(`mine-${author}`);

  /* A log form that was sent and found no line: from its fields, as the page would have posted them. */
  async function addForm(form, search) {
    const author = form.get("author"), key = form.get("key");
    if (!author || !key) return false;
    const fields = [...form].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
    fields.push(["kind", "log"], ...search.getAll("partnership").map((each) => ["partnership", each]));
    const title = [form.get("title") || form.get("instrument"), form.get("on")].filter(Boolean).join(", ");
    await navigator.locks.request("send", () => again(author, key, title, fields));
    return true;
  }

  /* Of one form that was sent twice the newer words wait. What the product has taken by then it compares with them itself. */
  async function again(author, key, title, fields) {
    const known = (await of(author)).find((each) => each.key === key && each.state === "waiting" && !each.taken);
    await (known ? change({ ...known, title, fields }) : add(author, title, fields));
  }

  async function line() {
    const answer = await fetch("/offline/line/", { redirect: "manual", cache: "no-store", credentials: "same-origin" }).catch(() => null);
    if (!answer || answer.status >= 500) return { state: "off" };
    if (!answer.ok) return { state: "sign in" };
    return { state: "on", ...await answer.json() };
  }

  async function post(fields, author, token, blob) {
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    body.set("author", author);
    if (blob) body.append("files", blob, "Photo.jpg");
    const asked = { method: "POST", body, redirect: "manual", credentials: "same-origin", headers: { "X-CSRFToken": token } };
    const answer = await fetch("/offline/send/", asked).catch(() => null);
    if (!answer || answer.type === "opaqueredirect" || answer.status >= 500 || answer.status === 429) return null;
    const said = await answer.json().catch(() => null);
    return said ? { status: answer.status, ...said } : answer.status === 403 ? { status: 403, stale: true } : { status: answer.status };
  }

  /* One part of an entry; a token that has grown old is changed for a fresh one, once. null: no line after all. */
  async function part(fields, author, now, blob) {
    let answer = await post(fields, author, now.token, blob);
    if (answer && answer.stale) {
      Object.assign(now, await line());
      answer = now.state === "on" && String(now.user) === author ? await post(fields, author, now.token, blob) : null;
    }
    return answer;
  }

  async function sendOne(entry, now) {
    if (!entry.taken) {
      const answer = await part(entry.fields, entry.author, now);
      if (!answer) return false;
      if (answer.status !== 200) return needs(entry, answer);
      Object.assign(entry, { taken: true, url: answer.url, title: (!entry.safe && answer.title) || entry.title, fields: entry.safe ? [] : entry.fields });
      await change(entry);
    }
    while (entry.photos.length) {
      const [{ key, blob }] = entry.photos;
      const answer = await part([["kind", "photo"], ["key", key], ["entry", entry.key]], entry.author, now, blob);
      if (!answer) return false;
      if (answer.status !== 200) return needs(entry, answer);
      entry.photos.shift();
      await change(entry);
    }
    await change({ ...entry, state: "sent", fields: [], said: [], wrong: {}, at: Date.now() });
    return true;
  }

  /* ``stands``: something else was taken under this key, so that it cannot be sent again. */
  async function needs(entry, { status, said, fields, url }) {
    await change({ ...entry, state: "needs", stands: status === 422, said: said || [], wrong: fields || {}, url: url || entry.url });
    return true;
  }

  /* Everything of the person who is signed in, in order. Gives "on", "off", "sign in", or "other" when somebody else is. */
  async function sendAll() {
    const me = await get("me"), entries = await of(me);
    for (const each of entries) if (each.state === "sent" && each.at < Date.now() - DAY) await remove(each.id);
    const mine = entries.filter((each) => each.state === "waiting");
    if (!mine.length) return "on";
    const now = await line();
    if (now.state !== "on") return now.state;
    if (String(now.user) !== String(me)) return "other";
    for (const each of mine) if (!await sendOne(each, now)) return now.state === "on" ? "off" : now.state;
    return "on";
  }

  /* What is near and who can be ticked, for the days without a line; asked for at most every half hour. */
  async function pack() {
    const me = await get("me"), kept = await get(`pack-${me}`);
    if (!me || (kept && Date.now() - kept.at < FRESH)) return;
    const answer = await fetch("/offline/pack/", { redirect: "manual", cache: "no-store", credentials: "same-origin" }).catch(() => null);
    const came = answer && answer.ok ? await answer.json() : null;
    if (came && String(came.user) === String(me)) await put(`pack-${me}`, { at: Date.now(), ...came });
  }

  const send = () => navigator.locks.request("send", sendAll);

  return { get, put, drop, of, open: open_, add, addForm, mend, bring, mine, claim, disclaim, said, change, remove, send, line, pack };
})();

/* On every page of the product: who is here, how many wait, and the way to them. */
if (typeof document !== "undefined") (async () => {
  const { user, label, logs } = document.currentScript.dataset;
  if (!("indexedDB" in window) || !("serviceWorker" in navigator) || !navigator.locks) return;

  async function show() {
    const number = waiting.open(await waiting.of(user)).length;
    const place = document.querySelector("[data-waiting]");
    if (!place) return;
    place.hidden = !number;
    place.textContent = `${label} (${number})`;
  }

  /* A phone is shared: what it kept for the one before goes. Who logs nothing keeps nothing here. */
  async function meet() {
    const before = await waiting.get("me");
    if (before && String(before) !== user) {
      await waiting.drop(`pack-${before}`);
      await waiting.disclaim(before);
    }
    if (logs) await waiting.put("me", user);
    else if (before) await waiting.drop("me");
  }

  async function leave(event) {
    const form = event.target;
    if (!form.action || !form.action.endsWith("/account/logout/")) return;
    event.preventDefault();
    if (waiting.open(await waiting.of(user)).length && !location.search.includes("leaving=")) {
      location.assign("/offline/?leaving=1");
      return;
    }
    await waiting.drop(`pack-${user}`);
    await waiting.drop("me");
    form.submit();
  }

  async function work() {
    await waiting.send();
    await show();
  }

  if (!user) return;
  if (logs) addEventListener("submit", leave);
  await meet();
  if (!logs) return;
  await show();
  addEventListener("online", work);
  setInterval(work, 30000);
  await work();
  const later = window.requestIdleCallback || setTimeout;
  later(async () => {
    await navigator.serviceWorker.register("/sw.js");
    const ready = await navigator.serviceWorker.ready;
    ready.active.postMessage("keep");
  });
})();

/* A form of the safe space on a line that may break. Its text leaves the form only for the product; or, where its author has said
   "this phone is mine", for this phone until it is sent. Otherwise it stays in the form, and the page says so. */
(() => {
  const words = document.currentScript.dataset;
  const user = (document.querySelector("script[data-user]") || { dataset: {} }).dataset.user;
  if (!user || !("indexedDB" in window) || !navigator.locks) return;
  const region = document.querySelector("[data-region]");
  let tried = null;  // the text of which nobody knows yet whether it arrived

  const form = () => region.querySelector("form[data-private]");
  const make = (tag, fields, ...inside) => {
    const made = Object.assign(document.createElement(tag), fields);
    made.append(...inside);
    return made;
  };

  function say(text, ...more) {
    region.querySelectorAll("[data-said]").forEach((each) => each.remove());
    const box = make("div", { className: "notice warn stack" }, make("p", { textContent: text }), ...more);
    box.setAttribute("role", "status");
    box.dataset.said = "";
    form().querySelector(".actions").before(box);
  }

  /* Another text than the one that may have arrived is another text. */
  function fields() {
    const key = form().elements.key, text = form().elements.text.value;
    if (key && (!key.value || (tried !== null && tried !== text))) key.value = crypto.randomUUID();
    tried = text;
    return new FormData(form());
  }

  /* True when the product has answered, whatever it said. */
  async function post(token) {
    const body = fields();
    body.set("csrfmiddlewaretoken", token);
    const asked = { method: "POST", body, credentials: "same-origin", headers: { "HX-Request": "true" } };
    const answer = await fetch(location.href, asked).catch(() => null);
    if (!answer || answer.status >= 500) return false;
    const to = answer.headers.get("HX-Redirect");
    if (to) location.assign(to);
    else if (answer.status !== 200 || answer.redirected) say(words.refused);
    else {
      region.innerHTML = await answer.text();
      const wrong = region.querySelector("[role=alert], .wrong");
      if (wrong) wrong.scrollIntoView();
    }
    return true;
  }

  async function queue() {
    const typed = [...fields()].filter(([name]) => !["csrfmiddlewaretoken"].includes(name));
    const key = (typed.find(([name]) => name === "key") || [])[1] || crypto.randomUUID();
    const { kind, partnership, part } = form().dataset;
    const day = new Date().toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long" });
    const where = [["kind", kind], ["partnership", partnership], ...(part ? [["part", part]] : []), ["key", key]];
    if (!await waiting.add(user, `${words[kind]}, ${day}`, [...typed.filter(([name]) => name !== "key"), ...where])) return;
    form().elements.text.value = "";
    say(words.kept);
    if (navigator.serviceWorker.controller) location.assign("/offline/?kept=1");
  }

  async function unkept(first = words.unkept) {
    if (await waiting.mine(user)) return say(words.willWait);
    const button = make("button", { type: "button", className: "quiet", textContent: words.mine });
    button.onclick = async () => {
      await waiting.claim(user);
      await queue();
    };
    return say(first, make("p", { className: "small", textContent: words.explain }), make("p", { className: "actions" }, button));
  }

  async function go() {
    const now = await waiting.line();
    if (now.state === "on" && String(now.user) !== user) return say(words.other);
    if (now.state === "on" && await post(now.token)) return null;
    if (await waiting.mine(user)) return queue();
    return unkept(now.state === "sign in" ? words.signIn : words.unkept);
  }

  addEventListener("submit", async (event) => {
    if (event.target !== form()) return;
    event.preventDefault();
    const button = form().querySelector("button:not([type=button])");
    button.disabled = true;
    try {
      await go();
    } finally {
      button.disabled = false;
    }
  });
  addEventListener("offline", () => form() && unkept());
})();

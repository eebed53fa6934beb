/* Stands between the pages and the line. It keeps one page that holds no data, and the files which that page needs; nothing else. */
importScripts("{{ waiting|escapejs }}");
const NAME = "shell-{{ version }}";
const SHELL = "{% url 'offline' %}";
const FILES = [{% for each in kept %}"{{ each|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const LOG = "{% url 'log' %}";

async function keepShell() {
  const answer = await fetch(SHELL, { credentials: "same-origin" }).catch(() => null);
  if (answer && answer.ok && !answer.redirected) await (await caches.open(NAME)).put(SHELL, answer);
}

async function keep() {
  if (!await caches.match(SHELL)) await keepShell();
  await waiting.pack();
}

async function install() {
  await (await caches.open(NAME)).addAll(FILES);
  await keepShell();
  await self.skipWaiting();
}

async function activate() {
  for (const name of await caches.keys()) if (name !== NAME) await caches.delete(name);
  await self.clients.claim();
}

/* A page is always asked for; only where there is no line does the page without data stand in for it. */
async function visit(request) {
  const path = new URL(request.url).pathname;
  const typed = request.method === "POST" && path === LOG ? await request.clone().formData().catch(() => null) : null;
  try {
    return await fetch(request);
  } catch {
    if (typed && await waiting.addForm(typed, new URL(request.url).searchParams)) return Response.redirect(SHELL + "?kept=1", 303);
    return (await caches.match(SHELL)) || Response.error();
  }
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => { if (event.data === "keep") event.waitUntil(keep()); });
self.addEventListener("sync", (event) => event.waitUntil(waiting.send()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(visit(event.request));
  else if (FILES.includes(url.pathname)) event.respondWith(caches.match(event.request).then((kept) => kept || fetch(event.request)));
});

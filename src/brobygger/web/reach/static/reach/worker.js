// Opens the page of numbers where there is no connection: a blank form, and nothing that was written before.
// The network always comes first. Kept are that form and the files that give it its looks, of one address alone.
"use strict";
const PLACE = new URL(self.registration.scope).pathname;
const SHELL = PLACE + "uden-net/";
// What belongs to an account goes when somebody signs out (ui/forget.js); a partner's link has no account.
const CACHE = (new URL(self.location).searchParams.has("link") ? "brobygger-link " : "brobygger-konto ") + PLACE;
const LOOKS = ["style", "script", "image", "font"];
const GONE = [403, 404, 410];

self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });

// The page says which files it is made of; the form is fetched anew each time somebody opens the page.
self.addEventListener("message", function (event) { event.waitUntil(keep(event.data.files)); });

async function keep(files) {
  const shell = await fetch(SHELL, { credentials: "same-origin", redirect: "manual" });
  await caches.delete(CACHE);
  if (!shell.ok) return;
  const cache = await caches.open(CACHE);
  await cache.put(SHELL, shell);
  await cache.addAll(files.filter(function (one) { return new URL(one).origin === self.location.origin; }));
}

self.addEventListener("fetch", function (event) {
  const asked = event.request, url = new URL(asked.url);
  if (asked.method !== "GET" || url.origin !== self.location.origin) return;
  if (asked.mode === "navigate") {
    if (url.pathname === PLACE) event.respondWith(opened(asked));
  } else if (LOOKS.includes(asked.destination)) {
    event.respondWith(fetch(asked).catch(function () { return kept(asked); }));
  }
});

async function opened(asked) {
  let answer;
  try { answer = await fetch(asked); } catch (_) { return kept(SHELL); }
  // Signed out, revoked or over: the form goes as well.
  if (answer.type === "opaqueredirect" || GONE.includes(answer.status)) await caches.delete(CACHE);
  return answer;
}

async function kept(what) {
  return (await caches.match(what, { cacheName: CACHE })) || Response.error();
}

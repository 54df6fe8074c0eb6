// Nobody is signed in: what the browser kept of an account, to open without a connection, goes.
"use strict";
if (window.caches) {
  window.caches.keys().then(function (names) {
    names.filter(function (name) { return name.startsWith("brobygger-konto "); }).forEach(function (name) { window.caches.delete(name); });
  });
}

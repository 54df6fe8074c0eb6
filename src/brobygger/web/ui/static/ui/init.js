// What the pages do beyond plain links and forms: wake the design system's parts after an exchange,
// say what changed, keys, and small menus. No page depends on it.
(function () {
  "use strict";

  const body = document.body;

  function wake(scope) {
    if (!window.DKFDS) return;
    // The navigation of the design system is not used: it would look for a drawer that is not there.
    window.DKFDS.init({ scope: scope });
  }

  function say(text) {
    const live = document.getElementById("live");
    if (live && text) {
      live.textContent = "";
      window.setTimeout(function () { live.textContent = text; }, 50);
    }
  }

  function focusMarked(scope) {
    const marked = scope.querySelector("[data-focus-me]");
    if (marked) {
      if (!marked.hasAttribute("tabindex")) marked.setAttribute("tabindex", "-1");
      marked.focus();
    }
  }

  wake(document);
  focusMarked(document);

  body.addEventListener("htmx:afterSettle", function (event) {
    const part = event.detail.elt;
    if (!part || !part.isConnected) return;
    wake(part.parentElement || document);
    const told = part.matches("[data-announce]") ? part : part.querySelector("[data-announce]");
    if (told) say(told.textContent.trim());
    focusMarked(part);
  });

  // An exchange that failed must not look as if nothing had happened.
  function warn(which) {
    const place = document.getElementById("beskeder");
    if (!place) return;
    const box = document.createElement("div");
    box.className = "alert alert-error bb-message";
    box.innerHTML = '<div class="alert-body"><p class="alert-text"></p></div>';
    box.querySelector("p").textContent = place.dataset[which];
    place.replaceChildren(box);
    place.scrollIntoView({ block: "nearest" });
  }
  body.addEventListener("htmx:responseError", function () { warn("fault"); });
  body.addEventListener("htmx:sendError", function () { warn("offline"); });

  // Menu of narrow screens.
  const opener = document.querySelector("[data-menu]");
  const menu = document.getElementById("menu");
  function openMenu(open) {
    opener.setAttribute("aria-expanded", String(open));
    menu.classList.toggle("bb-menu--open", open);
  }
  if (opener && menu) {
    opener.addEventListener("click", function () {
      openMenu(opener.getAttribute("aria-expanded") !== "true");
    });
  }

  // Small menus close when the reader leaves them.
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details[data-closing][open]").forEach(function (one) {
      if (!one.contains(event.target)) one.open = false;
    });
  });
  document.addEventListener("focusin", function (event) {
    document.querySelectorAll("details[data-closing][open]").forEach(function (one) {
      if (!one.contains(event.target)) one.open = false;
    });
  });

  // Keys. Those of one character can be switched off (WCAG 2.1.4); Ctrl+K and Esc cannot.
  const OFF = "brobygger-keys-off";
  function keysOff() {
    try { return window.localStorage.getItem(OFF) === "1"; } catch (_) { return false; }
  }
  const toggle = document.querySelector("[data-keys]");
  if (toggle) {
    toggle.setAttribute("aria-pressed", String(keysOff()));
    toggle.addEventListener("click", function () {
      const off = !keysOff();
      try { window.localStorage.setItem(OFF, off ? "1" : "0"); } catch (_) { /* private mode */ }
      toggle.setAttribute("aria-pressed", String(off));
    });
  }

  function isTyping(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  let going = 0;
  document.addEventListener("keydown", function (event) {
    const find = document.querySelector("[data-find]");
    const list = document.getElementById("genvejsliste");
    if (event.key === "Escape") {
      document.querySelectorAll("details[data-closing][open]").forEach(function (one) {
        one.open = false;
        one.querySelector("summary").focus();
      });
      if (opener && opener.getAttribute("aria-expanded") === "true") {
        openMenu(false);
        opener.focus();
      }
      return;
    }
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      if (find) { event.preventDefault(); find.focus(); find.select(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || keysOff()) return;
    if (list && list.open) return;
    if (going && Date.now() - going < 1500) {
      going = 0;
      const place = document.querySelector('[data-go="' + CSS.escape(event.key.toLowerCase()) + '"]');
      if (place) { event.preventDefault(); window.location.assign(place.href); }
      return;
    }
    if (event.key === "/" && find) { event.preventDefault(); find.focus(); find.select(); }
    else if (event.key === "?" && list) { event.preventDefault(); list.showModal(); }
    else if (event.key === "g") { going = Date.now(); }
  });
})();

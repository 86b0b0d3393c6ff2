// Says who is logged in. Nothing is kept in the browser: the answer is asked for again on each page.
const page = document.documentElement;
const anonymous = document.getElementById("anonymous");
const known = document.getElementById("known");

async function show() {
  const answer = await fetch("/session", { headers: { Accept: "application/json" } });
  const session = answer.ok ? await answer.json() : { authenticated: false };
  anonymous.hidden = session.authenticated;
  known.hidden = !session.authenticated;
  if (session.authenticated) {
    document.getElementById("name").textContent = session.name;
  }
  page.dataset.session = session.authenticated ? "known" : "anonymous";
  return session;
}

async function leave(everywhere) {
  const session = await show();
  if (session.authenticated) {
    await fetch(`/session/logout${everywhere ? "?everywhere=true" : ""}`, {
      method: "POST",
      headers: { "X-CSRF-Token": session.csrfToken },
    });
    await show();
  }
}

document.getElementById("leave").addEventListener("click", () => leave(false));
document.getElementById("leave-everywhere").addEventListener("click", () => leave(true));
await show();

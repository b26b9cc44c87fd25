// Takes a query to the search page behind the address's #, which a browser keeps to itself: what somebody looks for never reaches a server.

for (const form of document.querySelectorAll("form[data-find]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = form.querySelector("input").value.trim();
    location.href = `${form.action}#q=${encodeURIComponent(query)}`;
  });
}

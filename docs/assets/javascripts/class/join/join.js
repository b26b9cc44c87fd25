// What those who take part in a class have before them. It opens by the link of the class; without one it asks for it.

export class Tool {
  constructor(page) {
    this.page = page;
    this.at = page.targets(["link", "missing"]);
  }

  // An address is all there is to keep.
  get address() {
    return location.hash.includes("show=") ? location.hash : "";
  }

  note() { /* The address is left as it came. */ }

  // The page itself is light: what draws an agenda is fetched for one.
  async open() {
    if (!this.address) {
      this.page.show(this.page.setup);
      return;
    }
    const [{ Agenda }, { readSession }] = await Promise.all([import("./agenda.js"), import("../../shared/session/address.js")]);
    const session = readSession(location.hash);
    if (!session.steps.length) {
      this.page.show(this.page.setup);
      this.tellMissing();
      return;
    }
    this.agenda ??= new Agenda(this.page);
    await this.agenda.open(session);
  }

  tellMissing() {
    const { missing, link } = this.at;
    this.page.tellMissing(missing, "join_no_link", link);
  }

  // A link that was pasted.
  async begin() {
    const { link, missing } = this.at;
    missing.textContent = "";
    const [, hash = ""] = /(#.*show=.*)$/s.exec(link.value.trim()) ?? [];
    if (!hash) {
      this.tellMissing();
      return;
    }
    history.pushState(null, "", hash);
    await this.open();
  }
}

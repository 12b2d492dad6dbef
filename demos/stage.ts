import type { Page } from '@playwright/test';

const empty = `<!doctype html><style>
  body { margin: 0; height: 100vh; display: grid; gap: 16px; padding: 16px; box-sizing: border-box; background: #0b1f26;
    grid-template: repeat(3, auto) 1fr / 1fr 260px; font: 500 16px/1.4 system-ui; color: #fff }
  figure { margin: 0; min-width: 0; min-height: 0; display: grid; grid-template-rows: auto 1fr; gap: 6px; opacity: .6 }
  figure.now { grid-area: 1 / 1 / -1 / 2; opacity: 1 }
  img { width: 100%; border-radius: 6px; background: #fff; aspect-ratio: 16 / 10; object-fit: cover; object-position: top }
</style>`;

/** The page that a film shows when a story has several people: each person's screen, with a name. */
export class Stage {
  private readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page) {
    await page.setContent(empty);
    return new Stage(page);
  }

  /** Adds a person's screen. Its pictures follow until the page closes. */
  async add(name: string, screen: Page) {
    await this.page.evaluate((who) => {
      const figure = document.body.appendChild(document.createElement('figure'));
      figure.id = who;
      figure.appendChild(document.createElement('figcaption')).textContent = who;
      figure.appendChild(document.createElement('img'));
    }, name);
    const size = screen.viewportSize();
    await screen.screencast.start({ ...(size && { size }), quality: 90, onFrame: ({ data }) => this.draw(name, data) });
  }

  /** Shows who is at the keyboard. */
  async show(name: string) {
    await this.page.evaluate((who) => {
      for (const figure of document.querySelectorAll('figure')) figure.classList.toggle('now', figure.id === who);
    }, name);
  }

  private async draw(name: string, picture: Buffer) {
    const at = { name, source: `data:image/jpeg;base64,${picture.toString('base64')}` };
    await this.page.evaluate(({ name: who, source }) => {
      document.querySelector<HTMLImageElement>(`#${who} img`)?.setAttribute('src', source);
    }, at);
  }
}

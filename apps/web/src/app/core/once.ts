/** Keys for what must be done once: the same request gets the same key however often it is sent, another one a new key. */
export class Once {
  private last = '';
  private key = '';

  keyFor(request: unknown): string {
    const text = JSON.stringify(request);
    if (text !== this.last || this.key === '') {
      this.last = text;
      this.key = crypto.randomUUID();
    }
    return this.key;
  }

  /** It was done: the same once more is another one. */
  done(): void {
    this.key = '';
  }
}

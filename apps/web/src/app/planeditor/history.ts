const MOST_STEPS = 200;

/** What was done, so that it can be undone and done again. Immutable. */
export class History<T> {
  private constructor(
    readonly present: T,
    private readonly past: readonly T[],
    private readonly future: readonly T[],
    private readonly label: string,
  ) {}

  static of<T>(present: T): History<T> {
    return new History<T>(present, [], [], '');
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /**
   * One step further.
   *
   * @param label the same one twice in a row is one step: writing a word, drawing a block along
   */
  with(next: T, label = ''): History<T> {
    if (next === this.present) return this;
    const isSameStep = label !== '' && label === this.label && this.past.length > 0;
    const past = isSameStep ? this.past : [...this.past, this.present].slice(-MOST_STEPS);
    return new History(next, past, [], label);
  }

  undo(): History<T> {
    const before = this.past.at(-1);
    return before === undefined ? this : new History(before, this.past.slice(0, -1), [this.present, ...this.future], '');
  }

  redo(): History<T> {
    const [after, ...later] = this.future;
    return after === undefined ? this : new History(after, [...this.past, this.present], later, '');
  }
}

// What a view is given: by the page, or by Jupyter.

/** A widget's state, behind the view: host.js holds it on a page, a kernel's counterpart in Jupyter. */
export interface Behind<State> {
  get<Name extends keyof State & string>(name: Name): State[Name];
  set<Name extends keyof State & string>(name: Name, value: State[Name]): void;
  on(event: string, act: (...given: any[]) => void): void;
  off(event: string, act: (...given: any[]) => void): void;
  save_changes(): void;
  send(message: unknown): void;
}

export interface Props<State> {
  model: Behind<State>;
  root: HTMLElement;
  signal: AbortSignal;
}

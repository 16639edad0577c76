import type {FakeGateway} from './fake-gateway.ts';

interface Drawn {
  readonly isConnected: boolean;
  readonly updateComplete: Promise<boolean>;
}

/** Rounds without anything new after which a page is at rest; while an answer is to come, it may take longer. */
const ROUNDS = 4;
const ROUNDS_WITH_PENDING = 20;

/** Waits until nothing is being read or drawn. What the gateway never answers is not waited for. */
export async function settle(gateway: FakeGateway, ...elements: readonly Drawn[]): Promise<void> {
  let calls = -1;
  for (let quiet = 0; quiet < (gateway.pending() > 0 ? ROUNDS_WITH_PENDING : ROUNDS); quiet++) {
    await new Promise((resolve) => setTimeout(resolve));
    for (const element of elements) if (element.isConnected) await element.updateComplete;
    if (calls !== gateway.calls.length) quiet = 0;
    calls = gateway.calls.length;
  }
}

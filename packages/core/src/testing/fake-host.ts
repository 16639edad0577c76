import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** A host without a page: for tests of controllers. */
export interface FakeHost extends ReactiveControllerHost {
  connect: () => void;
  disconnect: () => void;
  /** How often a redraw was asked for. */
  readonly updates: () => number;
}

export function fakeHost(): FakeHost {
  const controllers = new Set<ReactiveController>();
  let isConnected = false;
  let updates = 0;
  return {
    addController(controller) {
      controllers.add(controller);
      if (isConnected) controller.hostConnected?.();
    },
    removeController: (controller) => void controllers.delete(controller),
    requestUpdate: () => void updates++,
    updateComplete: Promise.resolve(true),
    connect() {
      isConnected = true;
      controllers.forEach((controller) => controller.hostConnected?.());
    },
    disconnect() {
      isConnected = false;
      controllers.forEach((controller) => controller.hostDisconnected?.());
    },
    updates: () => updates,
  };
}

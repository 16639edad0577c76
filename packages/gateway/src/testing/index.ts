export {practiceSettings} from '../domain/testing/settings.ts';
export {testClock, type TestClock} from './clock.ts';
export {fakeHandlers} from './fake-handlers.ts';
export {putSettings, startTestGateway, type TestGateway, type TestGatewayOptions} from './gateway.ts';
export {TEST_AUDIENCE, TEST_ISSUER, testIssuer, type TestIssuer} from './issuer.ts';
export {addParent, addPerson} from './people.ts';

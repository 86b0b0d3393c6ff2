import { languageOf, negotiate, NONCE_PLACE, settingsOf, writePage } from './pages';

const PAGE = `<!doctype html><html lang="en" dir="ltr"><head><meta name="eventify-settings" content="{}" /><style nonce="${NONCE_PLACE}"></style></head></html>`;

describe('pages of the rendering server', () => {
  it('speaks the language of the address, else of the browser', () => {
    expect(languageOf('/ar/events/1')).toBe('ar');
    expect(languageOf('/artist')).toBeUndefined();
    expect(negotiate('de, ar;q=0.5, fr;q=0.8')).toBe('fr');
    expect(negotiate('fr;q=0, *')).toBe('en');
    expect(negotiate('')).toBe('en');
  });

  it('writes language, direction, nonce and settings into a page', () => {
    const html = writePage(PAGE, { language: 'ar', nonce: 'AbCdEfGhIjKlMnOpQrSt', settings: { paymentUrl: 'http://x/?a="b"' } });
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('nonce="AbCdEfGhIjKlMnOpQrSt"');
    expect(html).toContain('content="{&quot;paymentUrl&quot;:&quot;http://x/?a=\\&quot;b\\&quot;&quot;}"');
  });

  it('lets nothing through that is no nonce', () => {
    expect(writePage(PAGE, { language: 'fr', nonce: '"><script>', settings: {} })).toContain('nonce=""');
  });

  it('simulates payment only when told to', () => {
    expect(settingsOf({}).paymentProvider).toBe('stripe');
    expect(settingsOf({ EVENTIFY_WEB_PAYMENT_PROVIDER: 'simulator', EVENTIFY_WEB_PAYMENT_URL: 'http://p' })).toEqual({
      paymentProvider: 'simulator',
      paymentUrl: 'http://p',
    });
  });
});

import type { AreaTexts } from '../core/area-texts';
import type { AreaDescription } from '../shell/area';

export const SUPPORT: AreaDescription = {
  name: 'support',
  admits: (session) => session.maySupport(),
  links: [
    { path: [], text: 'support.find', exact: true },
    { path: ['refunds'], text: 'refundQueue.title' },
    { path: ['venues'], text: 'supportVenues.title', admits: (session) => session.isAdmin() },
    { path: ['dead-letters'], text: 'deadLetters.title', admits: (session) => session.isAdmin() },
  ],
};

export const SUPPORT_TEXTS: AreaTexts = {
  fr: () => import('../../texts/support/fr.json'),
  en: () => import('../../texts/support/en.json'),
  ar: () => import('../../texts/support/ar.json'),
};

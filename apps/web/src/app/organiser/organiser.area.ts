import type { AreaTexts } from '../core/area-texts';
import type { AreaDescription } from '../shell/area';

export const ORGANISER: AreaDescription = {
  name: 'organiser',
  admits: (session) => session.mayOrganise(),
  links: [
    { path: [], text: 'organiser.events', exact: true },
    { path: ['venues'], text: 'venues.title' },
    { path: ['plans', 'new'], text: 'organiser.drawPlan' },
    { path: ['team'], text: 'team.title' },
  ],
};

export const ORGANISER_TEXTS: AreaTexts = {
  fr: () => import('../../texts/organiser/fr.json'),
  en: () => import('../../texts/organiser/en.json'),
  ar: () => import('../../texts/organiser/ar.json'),
};

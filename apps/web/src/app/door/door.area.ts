import type { AreaTexts } from '../core/area-texts';
import type { AreaDescription } from '../shell/area';

export const DOOR: AreaDescription = {
  name: 'door',
  admits: (session) => session.mayCheckIn(),
  links: [],
};

export const DOOR_TEXTS: AreaTexts = {
  fr: () => import('../../texts/door/fr.json'),
  en: () => import('../../texts/door/en.json'),
  ar: () => import('../../texts/door/ar.json'),
};

import { DOOR_KEPT } from '../core/offline';
import type { AreaTexts } from '../core/area-texts';
import type { AreaDescription } from '../shell/area';

/** Without a network nobody can say who it is: whoever has a list in this browser was let into these pages, and a log-out deletes it. */
function hasList(): boolean {
  try {
    return localStorage.getItem(DOOR_KEPT) === 'yes';
  } catch {
    return false;
  }
}

export const DOOR: AreaDescription = {
  name: 'door',
  admits: (session) => session.mayCheckIn() || (session.authenticated() === undefined && hasList()),
  links: [{ path: [], text: 'door.doors', exact: true }],
};

export const DOOR_TEXTS: AreaTexts = {
  fr: () => import('../../texts/door/fr.json'),
  en: () => import('../../texts/door/en.json'),
  ar: () => import('../../texts/door/ar.json'),
};

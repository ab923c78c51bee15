// Which sentences sell or sign off instead of telling? Sponsor reads, calls to subscribe, farewells.
import { isPromotional } from '../../domain/promotion.js';
import type { Unit } from '../speech/units.js';

/** Units to either side that a strong sign of promotion taints: a sponsor read is several sentences long. */
const REACH = 2;

/** For each unit, whether it stands in a sponsor read, a call to subscribe or a farewell. */
export function findPromotion(units: readonly Unit[]): boolean[] {
  const direct = units.map(({ text }) => isPromotional(text));
  return units.map((unit, i) => {
    if (direct[i]) return true;
    let signs = 0;
    for (let j = Math.max(0, i - REACH); j <= Math.min(units.length - 1, i + REACH); j++) {
      if (units[j]!.turn === unit.turn && direct[j]) signs++;
    }
    return signs >= 2;
  });
}

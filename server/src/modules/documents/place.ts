/** 柜-层-盒 in one line. */
export function placeOf({ cabinet, layer, box }: { cabinet: string; layer: string; box: string }): string {
  return `${cabinet}-${layer}-${box}`
}

export const cases = {
}

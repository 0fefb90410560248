/** As many as the eye goes through at once; a longer list is searched. */
export const atAGlance = 15

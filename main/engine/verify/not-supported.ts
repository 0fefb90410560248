/** A case asks for something that the product does not do. */
export class NotSupported extends Error {}

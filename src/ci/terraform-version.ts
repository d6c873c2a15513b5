/** Every job of continuous integration runs this one. */
export const TERRAFORM_VERSION = '1.11.4';

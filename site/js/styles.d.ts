// Styles that a script asks for are a text: pipeline/bundles.py.
declare module "*.css" {
  const text: string;
  export default text;
}

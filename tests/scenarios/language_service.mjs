// Counts the steps that the engine of the Cucumber extension does not know.
// Arguments: the package's folder, the glue, then feature files. Prints JSON.
import fs from 'fs'
import path from 'path'
import { pathToFileURL } from 'url'

const [home, glue, ...features] = process.argv.slice(2)
const load = (file) => import(pathToFileURL(path.join(home, 'dist/esm/src', file)))
const { WasmParserAdapter } = await load('tree-sitter-wasm/WasmParserAdapter.js')
const { ExpressionBuilder, getGherkinDiagnostics } = await load('index.js')

const adapter = new WasmParserAdapter(path.join(home, 'dist'))
await adapter.init()
const content = fs.readFileSync(glue, 'utf8')
const built = new ExpressionBuilder(adapter).build([{ languageName: 'tsx', content, uri: glue }], [])
const expressions = built.expressionLinks.map((link) => link.expression)
const marked = features.flatMap((file) =>
  getGherkinDiagnostics(fs.readFileSync(file, 'utf8'), expressions).map(
    (each) => `${file}:${each.range.start.line + 1}: ${each.message}`
  )
)
console.log(
  JSON.stringify({ errors: built.errors.map(String), steps: expressions.length, types: built.parameterTypeLinks.length, marked })
)

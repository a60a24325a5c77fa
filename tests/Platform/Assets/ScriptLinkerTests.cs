using Fachgruppe.Platform.Assets;
using Fachgruppe.Tests.Support;

namespace Fachgruppe.Tests.Platform.Assets;

public sealed class ScriptLinkerTests : IDisposable
{
    private readonly TestFolder _root = new();

    [Fact]
    public void Each_module_stands_once_and_after_what_it_imports()
    {
        Write("main.js", "import { b } from \"./part/b.js\";\nimport { a } from \"./a.js\";\nexport const running = a + b;\n");
        Write("part/b.js", "import { a as first } from \"../a.js\";\nexport const b = first + 1;\n");
        Write("a.js", "export const a = 1;\nexport function twice(n) {\n  return n * 2;\n}\n");

        var script = Link();

        Assert.Equal(
            """
            // /a.js
            const $m0 = await (async () => {
            const a = 1;
            function twice(n) {
              return n * 2;
            }
            return { a, twice };
            })();
            // /part/b.js
            const $m1 = await (async () => {
            const {a: first} = $m0;
            const b = first + 1;
            return { b };
            })();
            // /main.js
            const {b} = $m1;
            const {a} = $m0;
            export const running = a + b;

            """,
            script);
    }

    [Fact]
    public void Comments_stay_behind_and_what_is_fetched_later_has_its_whole_address()
    {
        Write("main.js", "/** @import { T } from \"./types.js\" */\n// why\n/**\n * Long.\n */\nexport const later = () => import(\"./part/later.js\"); // kept\n");

        Assert.Equal("// /main.js\nexport const later = () => import(\"/part/later.js?v=1\"); // kept\n", Link());
    }

    [Fact]
    public void A_circle_is_refused_by_name()
    {
        Write("main.js", "import { a } from \"./a.js\";\n");
        Write("a.js", "import { b } from \"./b.js\";\nexport const a = 1;\n");
        Write("b.js", "import { a } from \"./a.js\";\nexport const b = a;\n");

        Assert.Contains("/a.js", Assert.Throws<InvalidDataException>(Link).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("export let changing = 1;"), InlineData("export default 1;"), InlineData("export { a } from \"./b.js\";"), InlineData("export * from \"./b.js\";")]
    public void A_form_that_cannot_be_joined_is_refused(string form)
    {
        Write("main.js", "import { a } from \"./a.js\";\n");
        Write("a.js", form + "\n");

        Assert.Throws<InvalidDataException>(Link);
    }

    [Theory]
    [InlineData("import a from \"./a.js\";"), InlineData("import * as a from \"./a.js\";"), InlineData("import { a } from \"elsewhere\";")]
    public void An_import_that_cannot_be_joined_is_refused(string form)
    {
        Write("main.js", form + "\n");
        Write("a.js", "export const a = 1;\n");

        Assert.Throws<InvalidDataException>(Link);
    }

    public void Dispose() => _root.Dispose();

    private string Link() => new ScriptLinker(_root.Path, path => path + "?v=1").Link("/main.js");

    private void Write(string name, string text)
    {
        var file = Path.Combine(_root.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}

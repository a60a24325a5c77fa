using System.Text;
using System.Text.RegularExpressions;

namespace Fachgruppe.Platform.Assets;

/// <summary>
/// Joins ES modules into one: each becomes a function that gives what it exports, in the order in which a browser
/// would run them (ECMA-262, 16.2.1.6). It knows the forms that our modules use and refuses all others.
/// </summary>
/// <param name="webRoot">The folder of the addresses.</param>
/// <param name="url">The address of a module that is fetched when it is needed; it must import nothing that is joined.</param>
public sealed partial class ScriptLinker(string webRoot, Func<string, string> url)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly StringBuilder _script = new();

    /// <summary>The module and all that it imports; it exports what the module exports.</summary>
    /// <param name="entry">For example <c>/js/board/main.js</c>.</param>
    /// <exception cref="InvalidDataException">Modules import each other in a circle, or use an unknown form.</exception>
    public string Link(string entry)
    {
        var body = Body(entry);
        return _script.Append("// ").Append(entry).Append('\n').Append(body).ToString();
    }

    private string Body(string path)
    {
        if (!_open.Add(path))
        {
            throw new InvalidDataException($"{path} imports itself by way of others.");
        }

        var text = ScriptText.WithoutComments(File.ReadAllText(webRoot + path));
        text = StaticImport().Replace(text, match => Import(path, match.Groups["names"].Value, match.Groups["from"].Value));
        if (OtherImport().Match(text) is { Success: true } other)
        {
            throw new InvalidDataException($"{path} imports in a form that cannot be joined: {other.Value}");
        }

        text = DynamicImport().Replace(text, match => $"import(\"{url(Resolve(path, match.Groups["from"].Value))}\")");
        _open.Remove(path);
        return text;
    }

    private string Import(string path, string names, string from)
    {
        var target = Resolve(path, from);
        if (!_numbers.TryGetValue(target, out var number))
        {
            Wrap(target);
            number = _numbers[target];
        }

        return names.Length == 0 ? "" : $"const {{{names.Replace(" as ", ": ", StringComparison.Ordinal)}}} = $m{number};";
    }

    private void Wrap(string path)
    {
        var body = Body(path);
        var exports = new List<string>();
        body = Declaration().Replace(body, match =>
        {
            exports.Add(match.Groups["name"].Value);
            return match.Groups["kept"].Value;
        });
        if (OtherExport().Match(body) is { Success: true } other)
        {
            throw new InvalidDataException($"{path} exports in a form that cannot be joined: {other.Value}");
        }

        var number = _numbers[path] = _numbers.Count;
        _script.Append("// ").Append(path).Append("\nconst $m").Append(number).Append(" = await (async () => {\n")
            .Append(body.TrimEnd()).Append("\nreturn { ").AppendJoin(", ", exports).Append(" };\n})();\n");
    }

    private static string Resolve(string path, string from) => new Uri(new Uri("file://" + path), from).AbsolutePath;

    [GeneratedRegex("""^import (?:\{ ?(?<names>[^}]*?) ?\} from )?"(?<from>\.[^"]+)";""", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex StaticImport();

    [GeneratedRegex("""\bimport\("(?<from>\.[^"]+)"\)""", RegexOptions.ExplicitCapture)]
    private static partial Regex DynamicImport();

    [GeneratedRegex(@"^export (?<kept>(async )?(function\*?|class|const) (?<name>\w+))", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^import\s.*", RegexOptions.Multiline)]
    private static partial Regex OtherImport();

    [GeneratedRegex("^export .*", RegexOptions.Multiline)]
    private static partial Regex OtherExport();
}

namespace Fachgruppe.Boards.Templates;

/// <summary>A frame of a template.</summary>
/// <param name="Title">Text key of its title, without <c>templates.</c>.</param>
/// <param name="Kind">One of <see cref="Engine.Values.Kinds"/>.</param>
/// <param name="X">Left edge in world coordinates.</param>
/// <param name="Y">Upper edge in world coordinates.</param>
/// <param name="W">Width.</param>
/// <param name="H">Height.</param>
/// <param name="Notes">Text keys of the white notes that hang in it from the start, likewise.</param>
public sealed record TemplateFrame(string Title, string Kind, double X, double Y, double W, double H, params IReadOnlyList<string> Notes);

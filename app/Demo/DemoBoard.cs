namespace Fachgruppe.Demo;

/// <summary>A board of the demo content.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Audience"><c>public</c>, <c>members</c>, <c>administration</c>, <c>named</c> or <c>circle</c> (the demo circle).</param>
/// <param name="Maker">Local part of the maker's mail.</param>
/// <param name="Template">A template's name.</param>
/// <param name="Description">Markdown.</param>
/// <param name="Columns">From left to right.</param>
internal sealed record DemoBoard(
    string Title, string Audience, string Maker, string Template, string Description, IReadOnlyList<DemoColumn> Columns);

/// <summary>A column with its notes.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Notes">In order.</param>
internal sealed record DemoColumn(string Title, IReadOnlyList<DemoNote> Notes);

/// <summary>An invented note.</summary>
/// <param name="Author">Local part of the author's mail.</param>
/// <param name="Color">One of the contract's colours, which name its kind.</param>
/// <param name="Text">What stands on it.</param>
internal sealed record DemoNote(string Author, string Color, string Text);

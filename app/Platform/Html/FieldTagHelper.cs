using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fachgruppe.Platform.Html;

/// <summary>
/// <c>&lt;field name="title" label="…" /&gt;</c>: label, hint, control and its error tied together for eyes and
/// screen readers; the errors come from the model state of the same name.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>Name and id of the control.</summary>
    public required string Name { get; set; }

    /// <summary>Its label.</summary>
    public required string Label { get; set; }

    /// <summary>What helps to fill it in.</summary>
    public string? Hint { get; set; }

    /// <summary>What stands in it.</summary>
    public string? Value { get; set; }

    /// <summary>The input's type.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Lines of a text area; 0 makes an input.</summary>
    public int Rows { get; set; }

    /// <summary>The most characters it takes.</summary>
    public int? Maxlength { get; set; }

    /// <summary>Whether it may stay empty.</summary>
    public bool Required { get; set; }

    /// <summary>What browsers may fill in.</summary>
    public string? Autocomplete { get; set; }

    /// <summary>The request's view, for its errors.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var error = ViewContext.ViewData.ModelState[Name]?.Errors.FirstOrDefault()?.ErrorMessage;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field");
        output.Content.AppendHtml(Text("label", "field__label", Label, ("for", Name)));
        if (Hint is not null)
        {
            output.Content.AppendHtml(Text("p", "field__hint", Hint, ("id", Name + "-hint")));
        }

        output.Content.AppendHtml(Control(error));
        if (error is not null)
        {
            output.Content.AppendHtml(Text("p", "field__error", error, ("id", Name + "-error")));
        }
    }

    private TagBuilder Control(string? error)
    {
        var control = new TagBuilder(Rows > 0 ? "textarea" : "input") { TagRenderMode = Rows > 0 ? TagRenderMode.Normal : TagRenderMode.SelfClosing };
        control.AddCssClass("field__in");
        control.Attributes["id"] = control.Attributes["name"] = Name;
        Set(control, "autocomplete", Autocomplete);
        Set(control, "maxlength", Maxlength?.ToString(CultureInfo.InvariantCulture));
        Set(control, "required", Required ? "required" : null);
        Set(control, "aria-invalid", error is null ? null : "true");
        Set(control, "aria-describedby", DescribedBy(error));
        if (Rows > 0)
        {
            control.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
            // A text area swallows the first line break after its tag.
            control.InnerHtml.Append("\n" + Value);
        }
        else
        {
            control.Attributes["type"] = Type;
            Set(control, "value", Type == "password" ? null : Value);
        }

        return control;
    }

    private string? DescribedBy(string? error)
    {
        string?[] ids = [Hint is null ? null : Name + "-hint", error is null ? null : Name + "-error"];
        var present = string.Join(' ', ids.Where(id => id is not null));
        return present.Length == 0 ? null : present;
    }

    private static void Set(TagBuilder tag, string attribute, string? value)
    {
        if (value is not null)
        {
            tag.Attributes[attribute] = value;
        }
    }

    private static TagBuilder Text(string name, string style, string text, (string Name, string Value) attribute)
    {
        var tag = new TagBuilder(name);
        tag.AddCssClass(style);
        tag.Attributes[attribute.Name] = attribute.Value;
        tag.InnerHtml.Append(text);
        return tag;
    }
}

using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Checkout.Testing.Web;

/// <summary>A form as it stands in a page: filled in and sent like a browser does, hidden fields, antiforgery token and pressed button
/// included.</summary>
public sealed class PortalForm(PortalClient client, IHtmlFormElement form)
{
    /// <summary>The browser that got the page.</summary>
    public PortalClient Browser => client;

    /// <summary>The page's own form, for what no other method tells.</summary>
    public IHtmlFormElement Element => form;

    /// <summary>Types into a field, chooses an option, or ticks the radio button of that value.</summary>
    public PortalForm Fill(string name, string value)
    {
        var controls = Controls(name);
        switch (controls[^1])
        {
            case IHtmlSelectElement select:
                Xunit.Assert.Contains(select.Options, option => option.Value == value);
                select.Value = value;
                break;
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlInputElement { Type: "radio" }:
                var radio = controls.OfType<IHtmlInputElement>().FirstOrDefault(input => input.Value == value)
                    ?? throw new InvalidOperationException($"{name} has no choice {value}.");
                radio.IsChecked = true;
                break;
            case IHtmlInputElement input:
                input.Value = value;
                break;
        }

        return this;
    }

    public PortalForm Tick(string name, bool ticked = true)
    {
        Controls(name).OfType<IHtmlInputElement>().First(input => input.Type == "checkbox").IsChecked = ticked;
        return this;
    }

    /// <summary>Changes a field that a person can't: for what a tampered request would carry. Adds it where it is missing.</summary>
    public PortalForm Forge(string name, string? value)
    {
        foreach (var control in form.QuerySelectorAll($"[name=\"{name}\"]").ToList())
        {
            control.Remove();
        }

        if (value is not null)
        {
            var input = (IHtmlInputElement)form.Owner!.CreateElement("input");
            input.Type = "hidden";
            input.Name = name;
            input.Value = value;
            form.AppendChild(input);
        }

        return this;
    }

    /// <summary>What the fields are called that it has, hidden ones included.</summary>
    public IReadOnlyList<string> Names =>
        [.. form.QuerySelectorAll("[name]").Select(control => control.GetAttribute("name")!).Distinct(StringComparer.Ordinal)];

    /// <summary>Sends it elsewhere: for what a tampered page would do.</summary>
    public PortalForm To(string path)
    {
        form.SetAttribute("action", path);
        return this;
    }

    public string? Value(string name) => Controls(name)[^1] switch
    {
        IHtmlSelectElement select => select.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };

    /// <summary>Presses the button with that text, or the only one, and returns the answer without following it.</summary>
    /// <param name="by">Another browser than the one that got the page: one whose session has ended, for instance.</param>
    public async Task<PortalPage> SendAsync(string? button = null, PortalClient? by = null)
    {
        var buttons = form.QuerySelectorAll<IHtmlElement>("button:not([type=button]), input[type=submit]")
            .Where(found => !found.HasAttribute("disabled")).ToList();
        var pressed = button is null
            ? buttons.FirstOrDefault()
            : buttons.Find(found => string.Equals(found.TextContent.Trim(), button, StringComparison.Ordinal)
                || found.GetAttribute("value") == button)
                ?? throw new InvalidOperationException($"The form has no button {button}.");
        var submission = SubmissionBy(pressed) ?? throw new InvalidOperationException("The form can't be sent.");
        using var request = new HttpRequestMessage(new HttpMethod(submission.Method.ToString().ToUpperInvariant()), submission.Target.Href);
        if (request.Method == HttpMethod.Post)
        {
            request.Content = new StreamContent(submission.Body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(submission.MimeType ?? "application/x-www-form-urlencoded");
            request.Headers.Add("Origin", new Uri(submission.Target.Href).GetLeftPart(UriPartial.Authority));
            request.Headers.Referrer = new Uri(form.Owner!.Url);
        }

        return await (by ?? client).SendAsync(request);
    }

    /// <summary>Sends it and goes where the answer leads.</summary>
    public async Task<PortalPage> SendAndFollowAsync(string? button = null) => await client.FollowAsync(await SendAsync(button));

    // A button may send the form elsewhere, and otherwise than the form says.
    private AngleSharp.Io.DocumentRequest? SubmissionBy(IHtmlElement? pressed)
    {
        var (method, action) = (form.GetAttribute("method"), form.GetAttribute("action"));
        form.SetAttribute("method", pressed?.GetAttribute("formmethod") ?? method);
        form.SetAttribute("action", pressed?.GetAttribute("formaction") ?? action);
        var submission = pressed is null ? form.GetSubmission() : form.GetSubmission(pressed);
        form.SetAttribute("method", method);
        form.SetAttribute("action", action);
        return submission;
    }

    private List<IElement> Controls(string name)
    {
        var found = form.QuerySelectorAll("input, select, textarea")
            .Where(control => control.GetAttribute("name") == name && control.GetAttribute("type") != "hidden").ToList();
        return found.Count > 0 ? found : form.QuerySelectorAll($"input[name=\"{name}\"]")
            .ToList() is { Count: > 0 } hidden ? hidden : throw new InvalidOperationException($"The form has no field {name}.");
    }
}

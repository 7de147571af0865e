using Checkout.Data.Payments.Gateways;
using Checkout.Data.Payments;
using Checkout.Domain;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Applications;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Checkout.Web.Features.Paying;

/// <summary>Paying invoices: one, several, or a part, by the gateway’s page or a method on file, with credits used first.</summary>
[Route("Pay")]
public sealed class PayController(
    PayPages pages, StartPayment start, TakePayment take, IPaymentGateway gateway, PayLinks links, CardPayments cards, CurrentMember member, Reader reader, IOptions<PaymentOptions> options) : CheckoutController
{
    private const string Nothing = "Nothing was paid";

    [HttpGet("")]
    public async Task<IActionResult> Create([FromQuery] PayAsked asked, CancellationToken cancellation) =>
        !cards.AreTaken ? View("Off")
        : await pages.AskedAsync(asked, cancellation) is { } page ? View("Pay", page)
        : View("Settled");

    [HttpPost("")]
    public async Task<IActionResult> Create(PayInput input, CancellationToken cancellation)
    {
        if (!cards.AreTaken)
        {
            return View("Off");
        }

        if (input.Recalculate)
        {
            return LocalRedirect("~/Pay" + QueryOf(input));
        }

        if (await pages.PostedAsync(input, cancellation) is not { } page)
        {
            return Conflicting("What you wanted to pay is settled already.", number: null);
        }

        if (input.Splits.FirstOrDefault(split => split.Ticked && page.Rows.All(row => row.Slug != split.Invoice)) is { } settled)
        {
            return Conflicting($"Somebody was faster: {settled.Invoice} is not open any more.", number: null);
        }

        Note(page, input);
        if (!ModelState.IsValid)
        {
            return Invalid("Pay", page);
        }

        return page.Charge.Amount == ApplicationPages.Hidden(input.Charge)
            ? await AnswerAsync(page, await start.RunAsync(PostOf(page, input), gateway.Name, cancellation), cancellation)
            : Invalid("Pay", page with { Change = "You changed the amounts, so nothing has been paid yet. Read the total again, then pay." });
    }

    private PayPost PostOf(PayPage page, PayInput input) =>
        new(member.Account.Id, input.RequestKey, member.User.Id, member.User.Name, member.User.Email, HttpContext.Connection.RemoteIpAddress?.ToString())
        {
            Parts = [.. page.Rows.Where(row => row.Amount is > 0m).Select(row => new PayPart(row.Slug, row.Amount!.Value, ApplicationPages.Hidden(input.Splits.First(split => split.Invoice == row.Slug).Open)))],
            Credits = [.. page.Credits.Where(credit => credit.Used > 0m).Select(credit => credit.Row.Source)],
            Charge = page.Charge,
            MethodId = page.Method,
            KeepsMethod = page.Method is null && input.Keep,
            CardLimit = page.CardLimit,
            Holds = TimeSpan.FromMinutes(options.Value.HoldMinutes),
        };

    private async Task<IActionResult> AnswerAsync(PayPage page, PayResult result, CancellationToken cancellation)
    {
        switch (result)
        {
            case PayResult.Started started when page.Method is not null:
                await take.ChargeAsync(member.Account.Id, started.AttemptId, CancellationToken.None);
                return LocalRedirect("~" + started.ResultUrl);
            case PayResult.Started started:
                return await take.OpenAsync(member.Account.Id, started.AttemptId, links.Of(started.Number), cancellation) is { } url ? ToGateway(url) : LocalRedirect("~" + started.ResultUrl);
            case PayResult.Covered covered:
                Say($"{MoneyText.Of(page.Credited, reader.Culture)} of your credits now settles {string.Join(", ", covered.Invoices)}. Nothing was charged.");
                return LocalRedirect("~" + covered.ResultUrl);
            case PayResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case PayResult.KeyReused reused:
                return Conflicting("This form was already sent once with other amounts, and those count. Look at what came of it before you start again.", reused.ResultUrl);
            case PayResult.Held held:
                return Conflicting($"{held.By} is paying {held.Invoice} at this moment. If that does not come to an end, the invoice is free again at {InstantText(held.Until)}.", $"/Pay/{held.Number}");
            case PayResult.Changed changed:
                return Conflicting($"Somebody was faster. {changed.Sentence}", number: null);
            case PayResult.Invalid invalid:
                ModelState.AddModelError("", invalid.Sentence);
                return Invalid("Pay", page);
            default:
                return NotFound();
        }
    }

    private string InstantText(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, reader.Zone).ToString("t", reader.Culture);

    private IActionResult ToGateway(string url) => url.StartsWith('/') ? LocalRedirect("~" + url) : Redirect(url);

    private void Note(PayPage page, PayInput input)
    {
        var places = input.Splits.Index().Where(split => split.Item.Invoice is { Length: > 0 }).GroupBy(split => split.Item.Invoice, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Index, StringComparer.Ordinal);
        foreach (var row in page.Rows.Where(row => row.Error is not null))
        {
            ModelState.AddModelError(FormattableString.Invariant($"Splits[{places[row.Slug]}].Amount"), $"{row.Number}: {row.Error}");
        }

        if (page.Chosen == 0 && page.Rows.All(row => row.Error is null))
        {
            ModelState.AddModelError("", "Tick an invoice and enter an amount.");
        }

        if (input.Method is not null && page.Method is null)
        {
            ModelState.AddModelError("", "The payment method that was chosen can’t be charged any more. Choose another one.");
        }

        if (input.Credits.Any(value => page.Credits.All(credit => credit.Value != value)))
        {
            ModelState.AddModelError("", "A credit that was ticked is used up by now. Read the sums again.");
        }
    }

    private ViewResult Conflicting(string sentence, string? number)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Refused", new PayRefusedPage(Nothing, sentence, number));
    }

    private static QueryString QueryOf(PayInput input)
    {
        // An empty field arrives as null.
        var query = new QueryBuilder { { "currency", input.Currency ?? "" } };
        foreach (var split in input.Splits.Where(split => split.Invoice is { Length: > 0 }))
        {
            query.Add("invoice", split.Invoice);
        }

        var chosen = input.Splits.Where(split => split.Ticked || (!split.WasTicked && !string.IsNullOrWhiteSpace(split.Amount))).Select(split => $"{split.Invoice}:{split.Amount?.Trim()}").ToList();
        query.Add("split", chosen.Count == 0 ? [":"] : chosen);
        query.Add("credit", input.Credits.Where(credit => credit is { Length: > 0 }));
        if (input.Method is { } method)
        {
            query.Add("method", method.ToString());
        }

        if (input.Keep)
        {
            query.Add("keep", "true");
        }

        return query.ToQueryString();
    }
}

/// <summary>Says why nothing was paid, and where to look.</summary>
/// <param name="Url">What came of it elsewhere; null where nothing did.</param>
public sealed record PayRefusedPage(string Title, string Sentence, string? Url);

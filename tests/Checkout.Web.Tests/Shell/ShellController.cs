using Checkout.Data.Providers;
using Checkout.Domain;
using Checkout.Web.Features.Shared;
using Checkout.Web.Wording;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Checkout.Web.Tests.Shell;

/// <summary>Answers in every way that a controller of the portal can.</summary>
[AllowAnonymous]
[Route("Shell/[action]")]
public sealed class ShellController : CheckoutController
{
    [HttpGet]
    public IActionResult Fine() => Content("fine");

    [HttpGet("/Shell/Status/{status:int}")]
    public IActionResult Status(int status) => StatusCode(status);

    [HttpGet]
    public IActionResult Boom() => throw new InvalidOperationException("SELECT secret FROM passwords");

    [HttpGet]
    public IActionResult Rule() => throw new RuleViolation($"The quote expired on 3 May.");

    [HttpGet]
    public IActionResult Stale() => throw new DbUpdateConcurrencyException("expected to affect 1 row");

    [HttpGet]
    public IActionResult Away() => throw new RetryLimitExceededException("gave up", new TimeoutException("10.0.0.7:5432"));

    [HttpGet]
    public IActionResult Busy() => throw new AccountBusyException(new TimeoutException("10.0.0.7:5432"));

    [HttpGet]
    public IActionResult Cookie()
    {
        Response.Cookies.Append("plain", "1");
        Notify($"It is done.");
        return Content("set");
    }

    [HttpPost]
    public IActionResult Posted() => Content("posted");

    [HttpGet]
    public async Task<IActionResult> Slow(CancellationToken cancellation)
    {
        await Task.Delay(TimeSpan.FromMinutes(1), cancellation);
        return Content("slow");
    }
}

using System.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Checkout.Web.Doctor;
using Microsoft.AspNetCore.Authorization;

namespace Checkout.Web.Features.Operator;

/// <summary>
/// What <c>checkout doctor</c> says, from inside a running portal, for whoever has Operator:Token: a monitoring program sends it as
/// Authorization: Bearer, a person types it into the form. No link leads here, and without a token in the settings there is no such page.
/// </summary>
[Route("Operator/Doctor"), AllowAnonymous]
public sealed class DoctorController(Examination examination, IOptions<OperatorOptions> options, SecurityLog security) : CheckoutController
{
    private const string Scheme = "Bearer";

    [HttpGet(""), Throttled(ThrottleGroup.SignIn)]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        if (options.Value.Token.Length == 0)
        {
            return NotFound();
        }

        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var sent) || sent.Scheme != Scheme)
        {
            return View("Doctor", new DoctorPage(new DoctorInput(), null));
        }

        if (!Opens(sent.Parameter))
        {
            Response.Headers.WWWAuthenticate = Scheme;
            return StatusCode(StatusCodes.Status401Unauthorized);
        }

        var diagnosis = await examination.RunAsync(new Visit(), cancellation);
        return Request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase)
            ? Content(diagnosis.ToJson(), "application/json; charset=utf-8")
            : Content(diagnosis.ToText(), "text/plain; charset=utf-8");
    }

    [HttpPost(""), Throttled(ThrottleGroup.SignIn)]
    public async Task<IActionResult> Show(DoctorInput input, CancellationToken cancellation)
    {
        if (options.Value.Token.Length == 0)
        {
            return NotFound();
        }

        if (ModelState.IsValid && !Opens(input.Token))
        {
            ModelState.AddModelError(nameof(input.Token), "This is not the token.");
        }

        return !ModelState.IsValid ? Invalid("Doctor", new DoctorPage(input, null))
            : View("Doctor", new DoctorPage(input, await examination.RunAsync(
                new Visit(string.IsNullOrWhiteSpace(input.SendMailTo) ? null : input.SendMailTo.Trim()), cancellation)));
    }

    // Of equal length whatever is sent, so that the comparison takes the same time.
    private bool Opens(string? token)
    {
        var opens = CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token ?? "")),
            SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Token)));
        if (!opens)
        {
            security.Refused(SecurityEvent.OperatorRefused);
        }

        return opens;
    }
}

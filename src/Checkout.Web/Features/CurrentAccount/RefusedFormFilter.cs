using Checkout.Web.Messages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Checkout.Web.Features.CurrentAccount;

/// <summary>
/// Answers a form whose token does not hold: one of another account with the way back to it, one of a page before signing in with that page
/// again, and any other with 400 and why. Nothing of it was carried out.
/// </summary>
public sealed class RefusedFormFilter(CurrentMember member, IModelMetadataProvider metadata, ITempDataDictionaryFactory tempData,
    SecurityLog security, IOptions<CookiePolicyOptions> cookies, IOptions<MailOptions> mail, ILogger<RefusedFormFilter> log)
    : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            context.Result = await AnswerAsync(context.HttpContext) ?? context.Result;
        }

        await next();
    }

    private async Task<IActionResult?> AnswerAsync(HttpContext http)
    {
        if (http.Features.Get<FormOfOtherAccount>() is { Number.Length: > 0 } form)
        {
            security.Refused(SecurityEvent.FormOfOtherAccount, form.Number);
            return await OtherAccountsFormAsync(http, form.Number);
        }

        if (http.Request.ContentLength > http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
        {
            // Its token could not be read, because nothing of it was.
            return new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        }

        security.Refused(SecurityEvent.FormRefused);
        if (!http.Request.IsHttps && cookies.Value.Secure is CookieSecurePolicy.Always)
        {
            // Browsers drop what such a page wants them to keep, so that no form of it can ever hold.
            http.Features.Set(new Failure(StatusCodes.Status400BadRequest, "This page needs HTTPS",
                $"It was opened over plain HTTP, where your browser keeps no sign-in. Open {mail.Value.PublicUrl}. Nothing was sent."));
            log.LogWarning("A form came over plain HTTP: cookies need HTTPS. Where a proxy ends TLS, name it in Proxy:TrustedNetworks");
            return null;
        }

        if (http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null || !Opening.IsFromHere(http.Request)
            || await TypedForm.PageAsync(http.Request) is not { } page)
        {
            return null;
        }

        // Opened before somebody signed in or out in another tab: the page knows how things stand now.
        new Flash(Tone.Attention, "Nothing was sent, because this page had been open for too long. Please send it again.")
            .Store(tempData.GetTempData(http));
        tempData.GetTempData(http).Save();
        return new LocalRedirectResult(page);
    }

    private async Task<ViewResult> OtherAccountsFormAsync(HttpContext http, string number)
    {
        var model = new OtherAccountsForm(member.User.AccountNumbered(number), member.Chosen,
            await TypedForm.PageAsync(http.Request) ?? http.Request.PathBase + "/", await TypedForm.PackAsync(http.Request));
        return new ViewResult
        {
            ViewName = "/Features/CurrentAccount/OtherAccountsForm.cshtml",
            StatusCode = StatusCodes.Status409Conflict,
            TempData = tempData.GetTempData(http),
            ViewData = new ViewDataDictionary<OtherAccountsForm>(metadata, new ModelStateDictionary()) { Model = model },
        };
    }
}

using Checkout.Domain;
using Checkout.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Web.Features.Shared;

/// <summary>The ways in which an action of the portal answers, beside a view.</summary>
public abstract class CheckoutController : Controller
{
    /// <summary>Shows the form again with what was typed and what is wrong: 422.</summary>
    protected ViewResult Invalid(string view, object? page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, page);
    }

    /// <summary>Shows the form again with what was typed and what is wrong: 422.</summary>
    protected ViewResult Invalid(object? page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(page);
    }

    /// <summary>Puts a refusal beside its field, or above the form where it has none.</summary>
    protected void Refuse(RuleViolation violation) => ModelState.AddModelError(violation.Field ?? "", violation.Message);

    /// <summary>A sentence that the next page shows once.</summary>
    protected void Say(string sentence, Tone tone = Tone.Good) => new Flash(tone, sentence).Keep(TempData);
}
